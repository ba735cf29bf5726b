import {
  createWorkerClient,
  tolerantReading,
  type WorkerClient,
  type WorkerClientOptions,
} from "@stepflow/transport/client";
import type { RuntimeVersion } from "../flow/runtime-version.ts";
import type { AnswerInspector } from "./response-inspector.ts";
import { createQuirkyWorkerClient } from "./strict-worker-client.ts";

/** The client of a runtime that behaves as this version does, or that is tolerant when there is none. */
export function connectWorker(
  version: RuntimeVersion | undefined,
  options: WorkerClientOptions,
  inspector?: AnswerInspector,
): WorkerClient {
  if (version !== undefined) return createQuirkyWorkerClient(version, options, inspector);
  return createWorkerClient({ ...options, reading: inspector?.inspect(tolerantReading) });
}
