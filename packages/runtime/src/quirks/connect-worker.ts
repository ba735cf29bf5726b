import {
  createWorkerClient,
  lenientReader,
  type WorkerClient,
  type WorkerClientOptions,
} from "@stepflow/transport/client";
import type { RuntimeVersion } from "../versions.ts";
import type { ResponseInspector } from "./response-inspector.ts";
import { createStrictWorkerClient } from "./strict-worker-client.ts";

/** The client of a runtime that behaves as this version does, or that is tolerant when there is none. */
export function connectWorker(
  version: RuntimeVersion | undefined,
  options: WorkerClientOptions,
  inspector?: ResponseInspector,
): WorkerClient {
  if (version !== undefined) return createStrictWorkerClient(version, options, inspector);
  return createWorkerClient({ ...options, reader: inspector?.inspect(lenientReader) });
}
