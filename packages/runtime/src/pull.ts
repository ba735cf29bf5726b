// A pull service for workers that pull tasks: the embedded counterpart of @stepflow/grpc.

export type { CallFaults, PullFaults, TaskFaults } from "./pull/pull-faults.ts";
export type { PullService, QueueLimits, ServePullOptions } from "./pull/pull-options.ts";
export { servePull } from "./pull/serve-pull.ts";
