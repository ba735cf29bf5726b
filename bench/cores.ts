import { execFileSync } from "node:child_process";
import { availableParallelism } from "node:os";

/** Assigns processes to cores. */
export interface Cores {
  /** Prefix for the command of a worker, which gives it a core of its own. */
  readonly workerPrefix: readonly string[];
  /** Set if processes cannot be assigned to cores. */
  readonly warning?: string;
}

const WORKER_CORE = 0;

/**
 * Assigns core 0 to workers, and the others to this process and what it starts (load generator, runtimes). Otherwise the
 * scheduler would move them between cores, which changes the results at random.
 */
export function separateCores(): Cores {
  const count = availableParallelism();
  if (count < 2)
    return { workerPrefix: [], warning: "This machine has one core, which worker and load generator share" };
  try {
    execFileSync("taskset", ["-acp", `1-${count - 1}`, String(process.pid)], { stdio: "ignore" });
    return { workerPrefix: ["taskset", "-c", String(WORKER_CORE)] };
  } catch {
    return { workerPrefix: [], warning: "This system has no taskset, so worker and load generator may share a core" };
  }
}
