import { setTimeout as sleep } from "node:timers/promises";
import { Backoff } from "../rpc/backoff.ts";

/** Pauses between a lost stream and the next one. */
const PAUSES = { firstMs: 250, maxMs: 10_000 } as const;
/** A stream that lasted this long counts as a success: the next failure starts a new series of pauses. */
const STABLE_MS = 5_000;

export interface Reconnecting {
  /** Opens a stream. Resolves when it has ended, with its error or with `undefined` if the runtime has closed it. */
  readonly open: () => Promise<unknown>;
  /** Called before each pause. `wasStable` is true after a stream that counts as a success. */
  readonly onLost: (error: unknown, wasStable: boolean) => Promise<void>;
  /** Ends the loop. */
  readonly signal: AbortSignal;
}

/** Opens a new stream whenever one has ended, until the signal is aborted. */
export async function keepConnected({ open, onLost, signal }: Reconnecting): Promise<void> {
  const pauses = new Backoff(PAUSES);
  while (!signal.aborted) {
    const startedMs = performance.now();
    const error = await open();
    if (signal.aborted) return;
    const wasStable = performance.now() - startedMs >= STABLE_MS;
    if (wasStable) pauses.reset();
    await onLost(error, wasStable);
    await sleep(pauses.next(), undefined, { signal }).catch(() => {});
  }
}
