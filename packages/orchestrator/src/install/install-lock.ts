import { setTimeout as sleep } from "node:timers/promises";
import { defined } from "@stepflow/protocol/internal";
import { OrchestratorError } from "../orchestrator-error.ts";

/** Options of {@link acquireLock}. */
export interface LockOptions {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Called once if another process holds the lock. */
  readonly onWait: () => void;
}

/** Time after which the lock of a killed process is taken over. */
const STALE_MS = 20_000;
const PAUSE_MS = 100;

/**
 * Acquires a lock on a path across processes and returns a function that releases it.
 *
 * @throws OrchestratorError if another process still holds the lock at the deadline.
 * @throws The reason of the signal if it aborts.
 */
export async function acquireLock(path: string, options: LockOptions): Promise<() => Promise<void>> {
  // Imported on demand because loading it installs signal handlers, and most starts need no lock.
  const { lock } = (await import("proper-lockfile")).default;
  const deadline = performance.now() + options.timeoutMs;
  for (let waited = false; ; waited = true) {
    options.signal?.throwIfAborted();
    try {
      // By default a compromised lock throws outside of any promise. It can be ignored because the final rename is atomic.
      const release = await lock(path, { realpath: false, stale: STALE_MS, onCompromised: () => undefined });
      return () => release().catch(() => undefined);
    } catch (error) {
      if (!isLocked(error)) throw error;
    }
    if (!waited) options.onWait();
    if (performance.now() > deadline) {
      throw new OrchestratorError(`Another process held the lock ${path}.lock for ${options.timeoutMs} ms.`, {
        hint: "Delete that folder if no other process is installing a server.",
      });
    }
    await sleep(PAUSE_MS, undefined, defined({ signal: options.signal }));
  }
}

function isLocked(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ELOCKED";
}
