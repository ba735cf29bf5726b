import { InvalidInputError } from "@stepflow/protocol";
import type { BigNumbers, Logger } from "@stepflow/worker";

const POINTERS_SHOWN = 20;

/**
 * Applies the worker's choice for big numbers where they travel as doubles: what may have been changed on its way is
 * warned about or refused, what would be changed is warned about. Warnings come once for each component.
 */
export class NumberWarnings {
  readonly #mode: BigNumbers;
  readonly #logger: Logger;
  readonly #warned = new Set<string>();

  constructor(mode: BigNumbers, logger: Logger) {
    this.#mode = mode;
    this.#logger = logger;
  }

  /** True when big integers shall be `bigint`. */
  get bigints(): boolean {
    return this.#mode === "bigint";
  }

  /** @throws InvalidInputError when the worker refuses numbers that may not be the ones that were meant. */
  checkInput(component: string, uncertain: readonly string[]): void {
    if (uncertain.length === 0) return;
    if (this.#mode === "error") {
      const message = "is an integer beyond 2^53, which this runtime may have changed: it sends all numbers as doubles";
      throw new InvalidInputError(
        component,
        uncertain.map((pointer) => ({ pointer, message })),
      );
    }
    const message = `Integers beyond 2^53 in the input of ${component} may have been rounded: this runtime sends doubles.`;
    this.#warn(`in ${component}`, `${message} Send them as text to keep every digit.`, uncertain);
  }

  checkOutput(component: string, negativeZeros: readonly string[]): void {
    if (negativeZeros.length === 0) return;
    this.#warn(`out ${component}`, `The output of ${component} holds −0, which arrives as 0.`, negativeZeros);
  }

  #warn(key: string, message: string, pointers: readonly string[]): void {
    if (this.#warned.has(key)) return;
    this.#warned.add(key);
    this.#logger.warn(message, { pointers: pointers.slice(0, POINTERS_SHOWN) });
  }
}
