import { passTurns } from "../time/event-loop-turns.ts";

/** An answer is delivered after this many turns even if no other one has overtaken it. */
const MAX_TURNS = 50;

/** Changes the order of answers to one execution: a held answer waits until another one is delivered. */
export class ReorderGate {
  #held: (() => void)[] = [];

  /** Waits until another answer is delivered. Rejects if the signal is aborted first. */
  async wait(signal: AbortSignal): Promise<void> {
    const overtaken = new Promise<void>((resolve) => this.#held.push(resolve));
    await Promise.race([overtaken, passTurns(MAX_TURNS, signal)]);
  }

  /** Releases the answers that the delivered one has overtaken. */
  onDelivered(): void {
    const held = this.#held;
    this.#held = [];
    for (const release of held) release();
  }
}
