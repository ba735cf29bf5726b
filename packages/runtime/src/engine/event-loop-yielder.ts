import { setImmediate } from "node:timers/promises";

/** Time that work goes on without a turn of the event loop. */
const MAX_SPELL_MS = 5;

/**
 * Creates a function that lets the event loop have a turn now and then. Work that goes from promise to promise leaves it none: until the
 * work ends, no timer fires, no signal arrives and no memory is collected.
 *
 * @returns a function that returns a promise to wait for before more work begins, or undefined if no turn is due.
 */
export function createEventLoopYielder(): () => Promise<void> | undefined {
  let lastTurn = performance.now();
  let turn: Promise<void> | undefined;
  return () => {
    // All callers wait for the same turn: as long as some go on, the event loop gets none.
    if (turn === undefined && performance.now() - lastTurn > MAX_SPELL_MS) {
      turn = setImmediate().then(() => {
        lastTurn = performance.now();
        turn = undefined;
      });
    }
    return turn;
  };
}
