import { createEventReader } from "./exchange-load.ts";
import { Lane } from "./lane.ts";
import { executeMessage, toRequest } from "./request.ts";

/** Connections that are opened at the same time; more would overflow the worker's accept queue. */
const BATCH_SIZE = 64;

/** Exchanges that wait for an answer that is never sent. */
export class HeldExchanges {
  readonly #lanes: Lane[] = [];

  /** Resolves when every exchange has sent its callback. */
  async open(port: number, count: number): Promise<void> {
    const request = toRequest(port, executeMessage("01a1ff8f-f9bc-7dd3-9ca8-7f737966b758", "/hold"));
    for (let opened = 0; opened < count; opened += BATCH_SIZE) {
      const batch = Array.from({ length: Math.min(BATCH_SIZE, count - opened) }, () => this.#openOne(port, request));
      await Promise.all(batch);
    }
  }

  release(): void {
    for (const lane of this.#lanes.splice(0)) lane.destroy();
  }

  #openOne(port: number, request: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const lane = new Lane(port, reject);
      this.#lanes.push(lane);
      const onEnd = (): void => reject(new Error("An exchange that should stay open has ended."));
      lane.send(
        request,
        onEnd,
        createEventReader(() => resolve()),
      );
    });
  }
}
