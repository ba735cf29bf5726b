import { createWorkerClient, type WorkerClient, type WorkerClientOptions } from "@stepflow/transport/client";
import type { RuntimeVersion } from "../flow/runtime-version.ts";
import { createQuirkyWorkerClient } from "./quirky-worker-client.ts";

/** The client of a runtime that behaves as this version does, or that is tolerant when there is none. */
export function connectWorker(version: RuntimeVersion | undefined, options: WorkerClientOptions): WorkerClient {
  return version === undefined ? createWorkerClient(options) : createQuirkyWorkerClient(version, options);
}
