import { spawnWorker, type WorkerProcess } from "../../../support/processes/worker-process.ts";
import { QUEUE } from "./pull-server.ts";

export interface PullingProcessOptions {
  readonly program: string;
  readonly port: number;
  /** File to which the worker appends its executions. */
  readonly journal: string;
  readonly queue?: string;
  readonly concurrency?: number;
  readonly graceSecs?: number;
}

/** Starts a worker process with the environment that a runtime would set. */
export function spawnPulling({
  program,
  port,
  journal,
  queue = QUEUE,
  concurrency = 4,
  graceSecs = 20,
}: PullingProcessOptions): WorkerProcess {
  return spawnWorker({
    program,
    env: {
      STEPFLOW_TASKS_URL: `127.0.0.1:${port}`,
      STEPFLOW_QUEUE_NAME: queue,
      STEPFLOW_MAX_CONCURRENT: String(concurrency),
      STEPFLOW_SHUTDOWN_GRACE_SECS: String(graceSecs),
      JOURNAL: journal,
    },
  });
}
