import type { Fetch } from "@stepflow/transport/client";
import { createEventLoopYielder } from "../engine/event-loop-yielder.ts";
import type { InProcessWorker } from "./worker-source.ts";

/** URL of the Blob API that in-process workers receive. Only the binding leads to it. */
export const INTERNAL_BLOB_API_URL = "http://stepflow.internal/api/v1/blobs";

let mounted = 0;

/**
 * Returns a new URL for each mount, because workers distinguish runtimes by path and query. Workers accept the hosts of loopback whatever
 * their `allowedHosts` are.
 */
export function nextInternalUrl(): string {
  mounted += 1;
  return `http://localhost/?runtime=${mounted}`;
}

/** Creates a fetch function that calls a worker of this process, with the Blob API as a binding, so that no socket is needed. */
export function createInProcessFetch(worker: InProcessWorker, blobApi: Fetch): Fetch {
  const env = { STEPFLOW_BLOB_API: { fetch: blobApi } };
  const yieldIfDue = createEventLoopYielder();
  return async (request) => {
    await yieldIfDue();
    return worker.fetch(request, env);
  };
}
