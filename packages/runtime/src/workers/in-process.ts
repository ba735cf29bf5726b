import type { Fetch } from "@stepflow/transport/client";
import { createEventLoopYielder } from "./event-loop-yielder.ts";
import type { InProcessWorker } from "./worker-source.ts";

/** Where in-process workers are told that blobs are; only the binding leads there. */
export const INTERNAL_BLOB_API_URL = "http://stepflow.internal/api/v1/blobs";

let mounted = 0;

/** A URL of its own for every mount: workers tell runtimes apart by path and query (docs/internals/wire.md#several-runtimes-on-one-worker). */
export function nextInternalUrl(): string {
  mounted += 1;
  return `http://worker.internal/?runtime=${mounted}`;
}

/** Carries requests to a worker of this process, with the blob API as a binding: the way there without a socket. */
export function createInProcessFetch(worker: InProcessWorker, blobApi: Fetch): Fetch {
  const env = { STEPFLOW_BLOB_API: { fetch: blobApi } };
  const breathe = createEventLoopYielder();
  return async (request) => {
    await breathe();
    return worker.fetch(request, env);
  };
}
