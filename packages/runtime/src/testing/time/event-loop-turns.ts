import { setImmediate } from "node:timers/promises";

/** Lets so many turns of the event loop pass. Rejects with the signal's reason when that is aborted before. */
export async function passTurns(count: number, signal?: AbortSignal): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) {
    signal?.throwIfAborted();
    await setImmediate();
  }
  signal?.throwIfAborted();
}
