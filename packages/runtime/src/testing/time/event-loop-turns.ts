import { setImmediate } from "node:timers/promises";

/** Waits for this many turns of the event loop. Rejects with the reason of the signal if it is aborted first. */
export async function passTurns(count: number, signal?: AbortSignal): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) {
    signal?.throwIfAborted();
    await setImmediate();
  }
  signal?.throwIfAborted();
}
