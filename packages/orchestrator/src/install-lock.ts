import { setTimeout as sleep } from "node:timers/promises";
import { defined } from "@stepflow/protocol/internal";
import { OrchestratorError } from "./orchestrator-error.ts";

/** Options of {@link acquireLock}. */
export interface LockOptions {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Called once when the lock is held by another process. */
  readonly onWait: () => void;
}

/** A lock whose holder was killed is taken over after this time. */
const STALE_MS = 20_000;
const PAUSE_MS = 100;

/**
 * Takes a lock on a path across processes and returns how to give it back.
 *
 * @throws OrchestratorError when it is still held at the deadline; the signal's reason when aborted.
 */
export async function acquireLock(path: string, options: LockOptions): Promise<() => Promise<void>> {
  // Loaded here because it installs signal handlers when it is loaded, and most starts need no lock.
  const { lock } = (await import("proper-lockfile")).default;
  const deadline = Date.now() + options.timeoutMs;
  for (let waited = false; ; waited = true) {
    options.signal?.throwIfAborted();
    try {
      // A compromised lock would throw outside of any promise; the rename at the end is atomic anyway.
      const release = await lock(path, { realpath: false, stale: STALE_MS, onCompromised: () => undefined });
      return () => release().catch(() => undefined);
    } catch (error) {
      if (!isLocked(error)) throw error;
    }
    if (!waited) options.onWait();
    if (Date.now() > deadline) {
      throw new OrchestratorError(`The lock ${path}.lock was held by another process for ${options.timeoutMs} ms`, {
        hint: "Remove that folder if no other process is installing.",
      });
    }
    await sleep(PAUSE_MS, undefined, defined({ signal: options.signal }));
  }
}

function isLocked(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ELOCKED";
}
