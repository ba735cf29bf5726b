import { spawn } from "node:child_process";
import { once } from "node:events";
import { within } from "./deadline.ts";
import type { Variant } from "./worker-process.ts";

/** Address, queue and number of slots of a pulling worker. */
export interface PullPlace {
  readonly port: number;
  readonly queue: string;
  readonly slots: number;
}

/** The process of a pulling worker. It has no port, and starts to pull when its runtime is ready. */
export interface PullingProcess {
  readonly pid: number;
  stop(): Promise<void>;
}

const STOP_LIMIT_MS = 5_000;

/** Starts a worker with the environment variables that a runtime sets for its workers. */
export function startPulling(
  { name, command, env }: Variant,
  prefix: readonly string[],
  { port, queue, slots }: PullPlace,
): PullingProcess {
  const { PATH = "", HOME = "" } = process.env;
  const [program = "", ...args] = [...prefix, ...command];
  const place = {
    STEPFLOW_TRANSPORT: "grpc",
    STEPFLOW_TASKS_URL: `127.0.0.1:${port}`,
    STEPFLOW_BLOB_URL: `127.0.0.1:${port}`,
    STEPFLOW_QUEUE_NAME: queue,
    STEPFLOW_MAX_CONCURRENT: String(slots),
    STEPFLOW_LOG_LEVEL: "ERROR",
  };
  const child = spawn(program, args, { env: { PATH, HOME, ...env, ...place }, stdio: ["ignore", "pipe", "ignore"] });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${name} cannot be started.`);
  child.stdout.resume();
  const ended = once(child, "exit");
  return {
    pid,
    async stop() {
      child.kill("SIGKILL");
      await within(STOP_LIMIT_MS, `The end of ${name}`, ended);
    },
  };
}
