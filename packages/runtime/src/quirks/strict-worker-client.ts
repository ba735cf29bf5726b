import {
  createWorkerClient,
  followRedirects,
  type WorkerClient,
  type WorkerClientOptions,
} from "@stepflow/transport/client";
import type { RuntimeVersion } from "../versions.ts";
import type { ResponseInspector } from "./response-inspector.ts";
import { createStrictReader } from "./strict-response-reader.ts";

/**
 * Creates a client that reads responses as a real runtime of this version does: it fails on the same responses and ignores the
 * same events.
 *
 * @param inspector reports text that would be lost if the network cut it
 * @throws the errors of `createWorkerClient`
 */
export function createStrictWorkerClient(
  version: RuntimeVersion,
  options: WorkerClientOptions,
  inspector?: ResponseInspector,
): WorkerClient {
  const reader = createStrictReader(version);
  return createWorkerClient({
    ...options,
    fetch: followRedirects(options.fetch ?? ((request) => fetch(request)), { becomesGet: true }),
    reader: inspector?.inspect(reader) ?? reader,
  });
}
