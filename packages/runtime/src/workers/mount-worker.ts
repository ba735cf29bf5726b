import { messageOf } from "@stepflow/protocol/internal";
import type { Fetch, WorkerClient, WorkerClientOptions } from "@stepflow/transport/client";
import type { ComponentContext } from "../engine/component.ts";
import { connectWorker } from "../quirks/connect-worker.ts";
import { ResponseInspector } from "../quirks/response-inspector.ts";
import { WorkerStartError } from "../runtime-errors.ts";
import { type RuntimeVersion, versionSpeaking } from "../versions.ts";
import { createInProcessFetch, nextInternalUrl } from "./in-process.ts";
import { isCarried, isCommand, isInProcess, isUrl } from "./is-worker-source.ts";
import { StartedWorker } from "./started-worker.ts";
import { openConnection, type WorkerConnection } from "./worker-connection.ts";
import type { WorkerEnvironment } from "./worker-environment.ts";
import type { WorkerSource } from "./worker-source.ts";

/**
 * Makes a worker ready: finds or starts its process and performs the handshake.
 *
 * @throws WorkerStartError
 */
export async function mountWorker(
  name: string,
  source: WorkerSource,
  environment: WorkerEnvironment,
): Promise<WorkerConnection> {
  const { quirks, logger, timeoutMs, networkFetch, networkPost, blobFetch, intercept, carrier } = environment;
  const wrap = (fetch: Fetch): Fetch => intercept?.(name, fetch) ?? fetch;
  if (isCarried(source)) return await source.connect(carrier);
  const inspector = createInspector(name, environment);
  if (isInProcess(source)) {
    const fetch = wrap(createInProcessFetch(source, blobFetch));
    return await connect(name, nextInternalUrl(), { fetch, inspector, reach: "inProcess" }, environment);
  }
  const fetch = wrap(networkFetch);
  // The imitation of real versions follows redirects in its own way.
  const connectDirectly = intercept === undefined && quirks === undefined ? networkPost : undefined;
  const route: Route = { fetch, connect: connectDirectly, inspector, reach: "network" };
  if (isUrl(source)) return await connect(name, source.url, route, environment);
  if (!isCommand(source)) {
    throw new WorkerStartError(name, "a worker must have a fetch function, a url or a command.");
  }
  const connectTo = (url: string, startedFor: ComponentContext | undefined): Promise<WorkerConnection> =>
    connect(name, url, { ...route, startedFor }, environment);
  const maxAttempts = environment.maxAttempts(name);
  const options = { name, source, fetch, quirks, maxAttempts, timeoutMs, logger, connect: connectTo };
  return await StartedWorker.start(options, environment.closing);
}

/** Creates one inspector for all processes of a worker, so that each diagnosis is reported once. */
function createInspector(worker: string, { quirks, rules, onDiagnosis }: WorkerEnvironment): ResponseInspector {
  return new ResponseInspector({ worker, version: quirks ?? versionSpeaking(rules.spelling), onDiagnosis });
}

/** How requests reach a worker. */
interface Route {
  readonly fetch: Fetch;
  /** Sends messages instead of `fetch`. */
  readonly connect?: WorkerClientOptions["connect"];
  readonly inspector: ResponseInspector;
  readonly reach: "inProcess" | "network";
  readonly startedFor?: ComponentContext | undefined;
}

async function connect(
  name: string,
  url: string | URL,
  { fetch, connect: post, inspector, reach, startedFor }: Route,
  environment: WorkerEnvironment,
): Promise<WorkerConnection> {
  const { rules, quirks, ids, timeoutMs, maxEventBytes, logger, blobs, onCallback, closing } = environment;
  const options: WorkerClientOptions = {
    url,
    fetch,
    connect: post,
    nextId: () => ids.next(),
    networkHeaders: true,
    timeoutMs,
    maxEventBytes,
    logger,
  };
  const capabilities = environment.capabilities(reach);
  const client = createClient(name, quirks, options, inspector);
  return await openConnection({ name, client, rules, capabilities, blobs, startedFor, onCallback, closing });
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
