import { messageOf } from "@stepflow/protocol/internal";
import type { CallbackHandler, Fetch, WorkerClient, WorkerClientOptions } from "@stepflow/transport/client";
import type { BlobStore } from "../blobs/blob-store.ts";
import type { CallbackRules } from "../callbacks/runtime-dialect.ts";
import type { ComponentContext } from "../engine/component.ts";
import type { IdSource } from "../engine/run.ts";
import type { RuntimeVersion } from "../flow/runtime-version.ts";
import { connectWorker } from "../quirks/connect-worker.ts";
import { ResponseInspector } from "../quirks/response-inspector.ts";
import type { WorkerDiagnosis } from "../quirks/worker-diagnosis.ts";
import { WorkerStartError } from "../runtime-errors.ts";
import type { RuntimeLogger } from "../runtime-logger.ts";
import { createInProcessCarrier, nextInternalUrl } from "./in-process.ts";
import { isCarried, isCommand, isInProcess, isUrl } from "./is-worker-source.ts";
import { StartedWorker } from "./started-worker.ts";
import { type Capabilities, openConnection, type WorkerConnection } from "./worker-connection.ts";
import type { CarrierSurroundings, WorkerSource } from "./worker-source.ts";

/** What all workers of a runtime share. */
export interface WorkerSurroundings {
  readonly rules: CallbackRules;
  readonly quirks: RuntimeVersion | undefined;
  readonly ids: IdSource;
  readonly logger: RuntimeLogger;
  readonly onDiagnosis: (diagnosis: WorkerDiagnosis) => void;
  readonly timeoutMs: number | undefined;
  readonly maxEventBytes: number | undefined;
  readonly intercept: (worker: string, carry: Fetch) => Fetch;
  /** Carries requests over the network. */
  readonly network: Fetch;
  /** Where the runtime keeps blobs. */
  readonly blobs: BlobStore;
  /** Carries an in-process worker's requests for blobs. */
  readonly blobApi: Fetch;
  /** What workers are offered that are reached without a network, or over it. */
  capabilities(reach: "inProcess" | "network"): Capabilities;
  onCallback(context: ComponentContext): CallbackHandler;
  /** For workers that are reached in a way of their own. */
  readonly carriers: CarrierSurroundings;
}

/**
 * Readies a worker: finds or starts it and shakes hands.
 *
 * @throws WorkerStartError
 */
export async function mountWorker(
  name: string,
  source: WorkerSource,
  surroundings: WorkerSurroundings,
): Promise<WorkerConnection> {
  const { quirks, logger, timeoutMs, network, intercept, carriers } = surroundings;
  if (isCarried(source)) return await source.connect(carriers);
  const inspector = createInspector(name, surroundings);
  if (isInProcess(source)) {
    const carry = intercept(name, createInProcessCarrier(source, surroundings.blobApi));
    return await connect(name, nextInternalUrl(), { carry, inspector, reach: "inProcess" }, surroundings);
  }
  const carry = intercept(name, network);
  if (isUrl(source)) return await connect(name, source.url, { carry, inspector, reach: "network" }, surroundings);
  if (!isCommand(source)) {
    throw new WorkerStartError(name, "a worker has a fetch function, a url or a command.");
  }
  return await StartedWorker.start({
    name,
    source,
    carry,
    quirks,
    timeoutMs,
    logger,
    connect: (url, startedFor) => connect(name, url, { carry, inspector, reach: "network", startedFor }, surroundings),
  });
}

/** One for all processes of a worker, so that it tells things once. */
function createInspector(worker: string, { quirks, rules, onDiagnosis }: WorkerSurroundings): ResponseInspector {
  const version = quirks ?? (rules.spelling === "v0" ? "0.9.0" : "0.11.1");
  return new ResponseInspector({ worker, version, onDiagnosis });
}

interface Way {
  readonly carry: Fetch;
  readonly inspector: ResponseInspector;
  readonly reach: "inProcess" | "network";
  readonly startedFor?: ComponentContext | undefined;
}

async function connect(
  name: string,
  url: string | URL,
  { carry, inspector, reach, startedFor }: Way,
  surroundings: WorkerSurroundings,
): Promise<WorkerConnection> {
  const { rules, ids, timeoutMs, maxEventBytes, logger, blobs, onCallback } = surroundings;
  const options: WorkerClientOptions = {
    url,
    fetch: carry,
    nextId: () => ids.next(),
    networkHeaders: true,
    timeoutMs,
    maxEventBytes,
    logger,
  };
  const capabilities = surroundings.capabilities(reach);
  return await openConnection({
    name,
    client: createClient(name, surroundings.quirks, options, inspector),
    rules,
    capabilities,
    blobs,
    startedFor,
    onCallback,
  });
}

function createClient(
  name: string,
  quirks: RuntimeVersion | undefined,
  options: WorkerClientOptions,
  inspector: ResponseInspector,
): WorkerClient {
  try {
    return connectWorker(quirks, options, inspector);
  } catch (error) {
    throw new WorkerStartError(name, messageOf(error), error);
  }
}
