import { writeSync } from "node:fs";
import { isStdoutPiped } from "./stdout-pipe.ts";

const STDOUT = 1;
const POLL_MS = 1_000;

/** Options of {@link watchParent}. */
export interface ParentWatchOptions {
  /** Called once, when the process that started this one has gone and nobody reads stdout any more. */
  readonly onGone: () => void;
  /** How often to look; 1 000 when absent. */
  readonly intervalMs?: number | undefined;
}

/** A running watch. */
export interface ParentWatch {
  stop(): void;
}

/**
 * Notices that the runtime which started this process was killed: it can no longer stop its workers then, and they
 * would live on for ever (docs/internals/wire.md#subprocess-mode). No event tells of it. When the parent's id changes and stdout is a pipe, one
 * newline is written: an error says that the pipe has no reader. If somebody else reads it, a supervisor for instance,
 * the process is theirs, and so it is with stdout on a terminal, a file or the null device.
 */
export function watchParent({ onGone, intervalMs = POLL_MS }: ParentWatchOptions): ParentWatch {
  let parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    parent = process.ppid;
    if (!isStdoutPiped() || hasReader()) return;
    clearInterval(timer);
    onGone();
  }, intervalMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

function hasReader(): boolean {
  try {
    writeSync(STDOUT, "\n");
    return true;
  } catch (error) {
    // A full pipe (EAGAIN) still has its reader.
    return !(error instanceof Error && "code" in error && error.code === "EPIPE");
  }
}
