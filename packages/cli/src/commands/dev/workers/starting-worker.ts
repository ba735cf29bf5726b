import type { DevWorker } from "../events/dev-event.ts";

/** Returns the state of a worker that has never been ready. */
export function startingWorker(worker: Pick<DevWorker, "name" | "kind" | "source">): DevWorker {
  return {
    ...worker,
    state: "starting",
    version: 0,
    pid: undefined,
    components: 0,
    readyMs: undefined,
    error: undefined,
    former: [],
  };
}
