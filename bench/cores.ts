import { execFileSync } from "node:child_process";
import { availableParallelism } from "node:os";

/** How processes are kept on their cores. */
export interface Cores {
  /** Put before the command of a worker: it gets a core of its own. */
  readonly workerPrefix: readonly string[];
  /** Present when nothing can be kept anywhere. */
  readonly complaint?: string;
}

const WORKER_CORE = 0;

/**
 * Gives core 0 to workers and all others to this process and whatever it starts (load generator, runtimes). A scheduler
 * left to itself moves them around and so measures its own mood.
 */
export function separateCores(): Cores {
  const count = availableParallelism();
  if (count < 2) return { workerPrefix: [], complaint: "one core only: worker and load share it" };
  try {
    execFileSync("taskset", ["-acp", `1-${count - 1}`, String(process.pid)], { stdio: "ignore" });
    return { workerPrefix: ["taskset", "-c", String(WORKER_CORE)] };
  } catch {
    return { workerPrefix: [], complaint: "no taskset on this system: worker and load may share a core" };
  }
}
