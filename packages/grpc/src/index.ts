export { pull } from "./pull.ts";
export type { PulledBehavior, PullOptions } from "./puller/pull-options.ts";
export type { PullingWorker } from "./puller/pulling-worker.ts";
export { TaskLostError, type TaskLostReason } from "./task/task-lost-error.ts";
