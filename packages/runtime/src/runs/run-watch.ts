import { MAX_TIMER_MS, onAbort } from "@stepflow/protocol/internal";
import type { RunEvent } from "./run-event.ts";
import type { RunStore } from "./run-store.ts";

/** Seconds that real runtimes from 0.10 on wait for a run, unless the request sets another limit. */
export const DEFAULT_WAIT_SECS = 300;

/** Limits of a wait for a run. */
export interface WaitLimits {
  /** Ends the wait when it is aborted. */
  readonly signal: AbortSignal;
  /** Ends the wait after this time. If omitted, the wait has no limit. */
  readonly timeoutMs?: number | undefined;
}

/** The part of an engine that a {@link RunWatch} needs. */
export interface RunSource {
  readonly runs: RunStore;
  subscribe(listener: (event: RunEvent) => void): () => void;
}

/** Waits until runs have ended. All waits share one subscription, so that an event costs the same however many there are. */
export class RunWatch {
  readonly #runs: RunStore;
  readonly #waiting = new Map<string, Set<() => void>>();

  constructor(source: RunSource) {
    this.#runs = source.runs;
    source.subscribe((event) => this.#onEvent(event));
  }

  /** Resolves when the run has ended or a limit is reached; at once for a run that is not running. */
  untilEnded(runId: string, { signal, timeoutMs = Number.POSITIVE_INFINITY }: WaitLimits): Promise<void> {
    const isRunning = this.#runs.get(runId)?.status === "running";
    if (!isRunning || signal.aborted || timeoutMs <= 0) return Promise.resolve();
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        withdraw();
        this.#leave(runId, end);
        resolve();
      };
      const timer =
        timeoutMs === Number.POSITIVE_INFINITY ? undefined : setTimeout(end, Math.min(timeoutMs, MAX_TIMER_MS));
      const withdraw = onAbort(signal, end);
      const waiting = this.#waiting.get(runId) ?? new Set();
      this.#waiting.set(runId, waiting.add(end));
    });
  }

  #onEvent(event: RunEvent): void {
    if (event.type !== "runEnded") return;
    const waiting = this.#waiting.get(event.runId);
    this.#waiting.delete(event.runId);
    for (const end of waiting ?? []) end();
  }

  #leave(runId: string, end: () => void): void {
    const waiting = this.#waiting.get(runId);
    waiting?.delete(end);
    if (waiting?.size === 0) this.#waiting.delete(runId);
  }
}
