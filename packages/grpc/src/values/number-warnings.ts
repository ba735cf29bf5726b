import { InvalidInputError } from "@stepflow/protocol";
import type { BigNumbers, Logger } from "@stepflow/worker";
import { WarnOnce } from "@stepflow/worker/carrier";

const MAX_WARNINGS = 1_000;

/**
 * Applies the option `bigNumbers` to values that travel as doubles: numbers that may have been rounded are warned about
 * or refused, and changed ones are warned about. Each component is warned about once.
 */
export class NumberWarnings {
  readonly #mode: BigNumbers;
  readonly #warnings: WarnOnce;

  constructor(mode: BigNumbers, logger: Logger) {
    this.#mode = mode;
    this.#warnings = new WarnOnce(logger, MAX_WARNINGS);
  }

  /** Whether integers beyond 2^53 are read as `bigint`. */
  get bigints(): boolean {
    return this.#mode === "bigint";
  }

  /** @throws InvalidInputError if the worker refuses numbers that may have been rounded. */
  checkInput(component: string, uncertain: readonly string[]): void {
    if (uncertain.length === 0) return;
    if (this.#mode === "error") {
      const message = "is an integer beyond 2^53, which this runtime may have rounded: it sends all numbers as doubles";
      throw new InvalidInputError(
        component,
        uncertain.map((pointer) => ({ pointer, message })),
      );
    }
    const message = `Integers beyond 2^53 in the input of ${component} may have been rounded: this runtime sends doubles.`;
    this.#warn(`in ${component}`, `${message} Send them as strings to keep every digit.`, uncertain);
  }

  checkOutput(component: string, negativeZeros: readonly string[]): void {
    if (negativeZeros.length === 0) return;
    this.#warn(`out ${component}`, `The output of ${component} contains −0, which arrives as 0.`, negativeZeros);
  }

  #warn(key: string, message: string, pointers: readonly string[]): void {
    this.#warnings.warn(key, message, { pointers });
  }
}
