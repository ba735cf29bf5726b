import { passTurns } from "../time/event-loop-turns.ts";

/** Who is not overtaken by then goes on. */
const MOST_TURNS = 50;

/** Lets answers of one execution overtake others. */
export class Overtaking {
  #held: (() => void)[] = [];

  /** Waits until another answer was delivered. */
  async wait(signal: AbortSignal): Promise<void> {
    const overtaken = new Promise<void>((resolve) => this.#held.push(resolve));
    await Promise.race([overtaken, passTurns(MOST_TURNS, signal)]);
  }

  /** An answer was delivered: those that it has overtaken follow. */
  delivered(): void {
    const held = this.#held;
    this.#held = [];
    for (const release of held) release();
  }
}
