import { MAX_TIMER_MS } from "@stepflow/protocol/internal";
import type { RunEvent } from "./run-event.ts";
import type { RunStore } from "./run-store.ts";

/** How long to wait for a run. */
export interface WaitLimits {
  readonly signal: AbortSignal;
  /** Without end when absent. */
  readonly timeoutMs?: number | undefined;
}

/** Waits for runs to end, by what the engine tells. */
export class RunWatch {
  readonly #waiting = new Map<string, Set<() => void>>();

  tell(event: RunEvent): void {
    if (event.type !== "runEnded") return;
    const waiting = this.#waiting.get(event.runId);
    this.#waiting.delete(event.runId);
    for (const resolve of waiting ?? []) resolve();
  }

  /** Ends when the run has ended, its time is over, or the signal is aborted; at once for a run that does not run. */
  untilEnded(runs: RunStore, runId: string, { signal, timeoutMs }: WaitLimits): Promise<void> {
    if (runs.get(runId)?.status !== "running" || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        signal.removeEventListener("abort", end);
        this.#leave(runId, end);
        resolve();
      };
      const timer = timeoutMs === undefined ? undefined : setTimeout(end, Math.min(timeoutMs, MAX_TIMER_MS));
      signal.addEventListener("abort", end, { once: true });
      const waiting = this.#waiting.get(runId) ?? new Set();
      this.#waiting.set(runId, waiting.add(end));
    });
  }

  #leave(runId: string, end: () => void): void {
    const waiting = this.#waiting.get(runId);
    waiting?.delete(end);
    if (waiting?.size === 0) this.#waiting.delete(runId);
  }
}
