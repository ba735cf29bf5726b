import { readdirSync, readFileSync } from "node:fs";
import { expect, vi } from "vitest";

/** Variable by which processes are found, whatever their parents are. */
const MARK = "STEPFLOW_TEST_MARK";

/** Processes that inherit a variable. */
export interface MarkedProcesses {
  /** The variable, to be added to the environment of a process. */
  readonly env: Readonly<Record<string, string>>;
  /** Waits until all of them have ended. @throws the list of those that remain. */
  untilNoneLeft(): Promise<void>;
}

/** Chooses a value for the variable. */
export function markProcesses(): MarkedProcesses {
  const mark = `${process.pid}-${Math.random()}`;
  return {
    env: { [MARK]: mark },
    untilNoneLeft: () => vi.waitFor(() => expect(findMarked(mark)).toEqual([]), { timeout: 20_000, interval: 50 }),
  };
}

function findMarked(mark: string): string[] {
  return readdirSync("/proc").flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return [];
    try {
      const isMarked = readFileSync(`/proc/${pid}/environ`, "utf8").includes(`${MARK}=${mark}`);
      return isMarked ? [`${pid} ${readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ")}`] : [];
    } catch {
      return [];
    }
  });
}
