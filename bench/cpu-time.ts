import { readdirSync, readFileSync } from "node:fs";

/**
 * CPU time that a process has used so far, in milliseconds, all threads together. From the scheduler's own count in
 * nanoseconds; `/proc/<pid>/stat` counts in steps of 10 ms. NaN where the system has no such file (only Linux has).
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

/** A thread that ends between listing and reading counts nothing: threads of workers do not end. */
function readScheduler(pid: number, thread: string): string {
  return readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "latin1");
}

/** Memory that a process holds, in bytes; NaN where the system does not tell. */
export function residentBytes(pid: number): number {
  try {
    const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "latin1"));
    return Number(line?.[1] ?? Number.NaN) * 1024;
  } catch {
    return Number.NaN;
  }
}
