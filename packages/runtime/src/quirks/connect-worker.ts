import {
  createWorkerClient,
  lenientReader,
  type WorkerClient,
  type WorkerClientOptions,
} from "@stepflow/transport/client";
import type { RuntimeVersion } from "../versions.ts";
import type { ResponseInspector } from "./response-inspector.ts";
import { createStrictWorkerClient } from "./strict-worker-client.ts";

/** Creates a client that reads responses as this version does. Without a version it is lenient. */
export function connectWorker(
  version: RuntimeVersion | undefined,
  options: WorkerClientOptions,
  inspector?: ResponseInspector,
): WorkerClient {
  if (version !== undefined) return createStrictWorkerClient(version, options, inspector);
  return createWorkerClient({ ...options, reader: inspector?.inspect(lenientReader) });
}
