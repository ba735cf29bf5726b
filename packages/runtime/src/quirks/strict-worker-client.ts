import { createWorkerClient, type WorkerClient, type WorkerClientOptions } from "@stepflow/transport/client";
import type { RuntimeVersion } from "../versions.ts";
import { followRedirects } from "./follow-redirects.ts";
import type { ResponseInspector } from "./response-inspector.ts";
import { createStrictReader } from "./strict-response-reader.ts";

/**
 * A client that understands what a worker sends as a real runtime of this version does: what that cannot read fails here,
 * with the same causes ({@link QuirkFailure}), and what it overlooks is overlooked (docs/internals/wire.md#requests-of-a-runtime, docs/internals/wire.md#event-streams, docs/internals/wire.md#callbacks).
 *
 * @param inspector told of what passes only because nothing has cut it.
 * @throws as `createWorkerClient` does.
 */
export function createStrictWorkerClient(
  version: RuntimeVersion,
  options: WorkerClientOptions,
  inspector?: ResponseInspector,
): WorkerClient {
  const url = new URL(options.url);
  url.username = "";
  url.password = "";
  const reader = createStrictReader(version, url.href);
  return createWorkerClient({
    ...options,
    fetch: followRedirects(options.fetch ?? ((request) => fetch(request))),
    reader: inspector?.inspect(reader) ?? reader,
  });
}
