import type { CommandWorker } from "./worker-source.ts";

/** A plugin of type `grpc` of a configuration: a queue from which workers pull tasks. */
export interface QueuePlugin {
  readonly queue: string;
  /** Time in milliseconds that a task waits for a worker. */
  readonly queueTimeoutMs: number | undefined;
  /** Time in milliseconds that a claimed task may take. */
  readonly executionTimeoutMs: number | undefined;
  /** The program that pulls from the queue, if the runtime starts one. */
  readonly program: CommandWorker | undefined;
}
