import type { CallbackHandler, Fetch, Post } from "@stepflow/transport/client";
import type { BlobStore } from "../blobs/blob-store.ts";
import { BlobCallbacks } from "../callbacks/blob-callbacks.ts";
import type { CallbackRules } from "../callbacks/runtime-dialect.ts";
import { serveCallbacks } from "../callbacks/serve-callbacks.ts";
import type { Clock } from "../engine/clock.ts";
import type { ComponentContext } from "../engine/component.ts";
import type { Engine } from "../engine/engine.ts";
import type { IdSource } from "../engine/run.ts";
import type { WorkerDiagnosis } from "../quirks/worker-diagnosis.ts";
import { RunWatch } from "../runs/run-watch.ts";
import type { RuntimeLogger } from "../runtime-logger.ts";
import type { RuntimeVersion } from "../versions.ts";
import type { BlobService } from "./blob-service.ts";
import { createHttpFetch } from "./http-fetch.ts";
import { createHttpPost } from "./http-post.ts";
import type { HttpAgents } from "./http-send.ts";
import type { Capabilities } from "./worker-connection.ts";
import type { CarrierEnvironment } from "./worker-source.ts";

/** Settings that all workers of a runtime share. */
export interface WorkerSettings {
  readonly rules: CallbackRules;
  readonly quirks: RuntimeVersion | undefined;
  readonly ids: IdSource;
  readonly clock: Clock;
  readonly logger: RuntimeLogger;
  readonly onDiagnosis: (diagnosis: WorkerDiagnosis) => void;
  readonly timeoutMs: number | undefined;
  readonly maxEventBytes: number | undefined;
  /** Wraps the function that sends requests to a worker. Messages then pass through it as objects of the Fetch API. */
  readonly intercept: ((worker: string, fetch: Fetch) => Fetch) | undefined;
  /** Returns how often an execution of a worker is attempted. */
  readonly maxAttempts: (worker: string) => number;
}

/** Settings and services that all workers of a runtime share. */
export interface WorkerEnvironment extends WorkerSettings {
  /** Sends requests over the network. */
  readonly networkFetch: Fetch;
  /** Sends messages to a worker over the network, at less cost. */
  readonly networkPost: (url: URL) => Post;
  /** The runtime's blob store. */
  readonly blobs: BlobStore;
  /** Answers the blob requests of in-process workers. */
  readonly blobFetch: Fetch;
  /** Capabilities that `initialize` offers to in-process workers, or to workers reached over the network. */
  capabilities(reach: "inProcess" | "network"): Capabilities;
  /** Returns the handler of the callbacks of one execution. */
  onCallback(context: ComponentContext): CallbackHandler;
  /** Ends the start of workers when the runtime is closed. */
  readonly closing: AbortSignal;
  /** Handed to workers that bring their own connection. */
  readonly carrier: CarrierEnvironment;
}

/** Services of a runtime that its workers use. */
export interface WorkerServices {
  readonly engine: Engine;
  readonly blobService: BlobService;
  /** Connections of the network. */
  readonly agents: HttpAgents;
  readonly closing: AbortSignal;
}

/** Builds the environment of all workers of a runtime. */
export function createWorkerEnvironment(
  settings: WorkerSettings,
  { engine, blobService, agents, closing }: WorkerServices,
): WorkerEnvironment {
  const { rules, clock } = settings;
  const watch = new RunWatch(engine);
  const callbacks = { engine, blobs: new BlobCallbacks(engine, rules), rules, watch, clock };
  return {
    ...settings,
    networkFetch: createHttpFetch(agents),
    networkPost: (url) => createHttpPost(url, agents),
    closing,
    blobs: engine.blobs,
    blobFetch: blobService.fetch,
    capabilities: (reach) => blobService.capabilities(reach, rules),
    onCallback: (context) => serveCallbacks(callbacks, context),
    carrier: { engine, untilRunEnded: (runId, limits) => watch.untilEnded(runId, limits) },
  };
}
