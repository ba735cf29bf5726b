import { readdirSync, readFileSync } from "node:fs";

/**
 * Returns the CPU time in milliseconds that all threads of a process have used. It is read from the scheduler's count in
 * nanoseconds, because `/proc/<pid>/stat` counts in steps of 10 ms. NaN on systems other than Linux.
 */
export function cpuTimeMs(pid: number): number {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const nanoseconds = threads.map((thread) => Number(readScheduler(pid, thread).split(" ")[0]));
    return nanoseconds.reduce((sum, each) => sum + each, 0) / 1e6;
  } catch {
    return Number.NaN;
  }
}

/** Returns an empty count for a thread that ends meanwhile. The threads of workers do not end. */
function readScheduler(pid: number, thread: string): string {
  return readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "latin1");
}

/** Memory that a process holds, in bytes; NaN if the system does not report it. */
export function residentBytes(pid: number): number {
  try {
    const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "latin1"));
    return Number(line?.[1] ?? Number.NaN) * 1024;
  } catch {
    return Number.NaN;
  }
}
