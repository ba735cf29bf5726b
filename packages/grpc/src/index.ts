export type { PulledBehavior, PullingWorker, PullOptions } from "@stepflow/worker/node";
export { pull } from "./pull.ts";
export { TaskLostError, type TaskLostReason } from "./task/task-lost-error.ts";
