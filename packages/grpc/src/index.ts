export { pull } from "./pull.ts";
export type { PulledBehavior, PullOptions } from "./pull-options.ts";
export type { PullingWorker } from "./pulling-worker.ts";
export { TaskLostError, type TaskLostReason } from "./task-lost-error.ts";
