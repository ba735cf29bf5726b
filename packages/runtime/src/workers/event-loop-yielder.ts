import { setImmediate } from "node:timers/promises";

/** How long work goes on without a turn of the event loop. */
const MAX_SPELL_MS = 5;

/**
 * Lets the event loop have its turn now and then. Work that goes from promise to promise leaves it none: no timer fires, no signal
 * arrives, and what was thrown away is not collected, however long the work takes.
 *
 * @returns a function that gives what to wait for before more work begins; undefined when there is no need.
 */
export function createEventLoopYielder(): () => Promise<void> | undefined {
  let lastTurn = performance.now();
  let turn: Promise<void> | undefined;
  return () => {
    // All work waits for the same turn: as long as some of it went on, there would be none.
    if (turn === undefined && performance.now() - lastTurn > MAX_SPELL_MS) {
      turn = setImmediate().then(() => {
        lastTurn = performance.now();
        turn = undefined;
      });
    }
    return turn;
  };
}
