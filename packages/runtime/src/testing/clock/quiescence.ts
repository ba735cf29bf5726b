import { setTimeout as sleep } from "node:timers/promises";
import { passTurns } from "../time/event-loop-turns.ts";
import type { OngoingWork } from "../watch/ongoing-work.ts";

/** Turns in which a component finishes or starts to wait. */
const EXECUTION_TURNS = 200;
/** Turns in which code that woke up sleeps again or calls a component. */
const QUIET_TURNS = 5;
/**
 * Turns in which a run gets from one component to the next, which may load modules. Those beyond {@link EXECUTION_TURNS} take a
 * millisecond each.
 */
const RUN_TURNS = EXECUTION_TURNS + 2_000;

/**
 * Detects that nothing more happens unless time passes.
 *
 * This is best effort: JavaScript cannot distinguish a component that waits for a file from one that waits for a timer, so turns of the
 * event loop are counted. A component that waits longer than these turns for something real counts as waiting for time.
 */
export class Quiescence {
  readonly #work: OngoingWork;
  readonly #isSleeping: () => boolean;

  /** @param isSleeping whether anything waits for the clock */
  constructor(work: OngoingWork, isSleeping: () => boolean) {
    this.#work = work;
    this.#isSleeping = isSleeping;
  }

  /** Waits until nothing more happens unless time passes. */
  async wait(): Promise<void> {
    let wasAtWorkers = this.#work.isAtWorkers;
    for (let turn = 0; turn < this.#maxTurns(); turn += 1) {
      await (turn < EXECUTION_TURNS ? passTurns(1) : sleep(1));
      const { isAtWorkers } = this.#work;
      if (isAtWorkers !== wasAtWorkers) turn = 0;
      wasAtWorkers = isAtWorkers;
    }
  }

  #maxTurns(): number {
    if (this.#work.isAtWorkers) return EXECUTION_TURNS;
    // A run that neither executes a component nor sleeps is about to do either.
    return this.#work.hasRuns && !this.#isSleeping() ? RUN_TURNS : QUIET_TURNS;
  }
}
