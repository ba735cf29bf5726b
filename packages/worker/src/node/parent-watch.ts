import { writeSync } from "node:fs";
import { isStdoutPiped } from "./stdout-pipe.ts";

const STDOUT = 1;
const POLL_MS = 1_000;

/** Options of {@link watchParent}. */
export interface ParentWatchOptions {
  /** Called once, when the parent process is gone and `isAbandoned` returns true. The watch is then over. */
  readonly onGone: () => void;
  /**
   * Decides whether this process has lost its purpose together with its parent. Called each time the parent changes.
   *
   * @default whether stdout is a pipe that no process reads any more
   */
  readonly isAbandoned?: (() => boolean) | undefined;
  /**
   * Time between two checks in milliseconds.
   *
   * @default 1000
   */
  readonly intervalMs?: number | undefined;
}

/** A running watch of the parent process. */
export interface ParentWatch {
  /** Ends the watch. */
  stop(): void;
}

/**
 * Watches whether the process that started this one is gone, so that a worker does not outlive a killed runtime.
 *
 * No event reports the end of a parent, so its process id is polled: the system gives orphans another parent. That alone
 * is no reason to stop, because a supervisor may have taken over; `isAbandoned` decides. The timer does not keep the
 * process alive. This function is meant for packages that connect workers to runtimes.
 *
 * @example
 * ```ts source="./process-signals.examples.ts#watchParent"
 * const watch = watchParent({ onGone: () => shutDownProcess("The parent process is gone.") });
 * ```
 */
export function watchParent({
  onGone,
  isAbandoned = hasLostReader,
  intervalMs = POLL_MS,
}: ParentWatchOptions): ParentWatch {
  let parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    parent = process.ppid;
    if (!isAbandoned()) return;
    clearInterval(timer);
    onGone();
  }, intervalMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

/** A runtime reads the stdout of its workers through a pipe. On a terminal, a file or the null device, stdout proves nothing. */
function hasLostReader(): boolean {
  return isStdoutPiped() && !hasReader();
}

/** Writes a newline, because only a write reveals that a pipe has no reader. */
function hasReader(): boolean {
  try {
    writeSync(STDOUT, "\n");
    return true;
  } catch (error) {
    // A full pipe (EAGAIN) still has its reader.
    return !(error instanceof Error && "code" in error && error.code === "EPIPE");
  }
}
