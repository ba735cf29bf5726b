import type { OpenWorker } from "../workers/open-workers.ts";

/** Names a worker and its place, for the view of a run. @param url URL at which a worker of a file listens; undefined if it pulls. */
export function describeWorker({ label, source }: OpenWorker, url: string | undefined): string {
  if ("url" in source) return label;
  if ("command" in source) return `${label}, started by the runtime`;
  return url === undefined ? `${label}, pulls over gRPC` : `${label}, at ${url}`;
}
