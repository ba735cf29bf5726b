import { InvalidInputError } from "@stepflow/protocol";
import type { BigNumbers } from "./big-numbers.ts";
import { findBigNumbers, mayHoldBigNumbers, parseWithBigInts, stringifyWithBigInts } from "./big-numbers.ts";
import type { Logger } from "./logger.ts";

const INPUT_POINTER = "/params/input";

/** Applies the worker's choice for integers beyond 2^53 wherever JSON is read or written. */
export class NumberPolicy {
  readonly #mode: BigNumbers;
  readonly #logger: Logger;
  readonly #warned = new Set<string>();

  constructor(mode: BigNumbers, logger: Logger) {
    this.#mode = mode;
    this.#logger = logger;
  }

  /**
   * Looks for big numbers in the text of an `execute` request. Undefined when there are none, and then nothing is to be
   * done; else a promise of the input as the component shall get it.
   */
  inspect(text: string, component: string, input: unknown): Promise<unknown> | undefined {
    return mayHoldBigNumbers(text) ? this.#resolve(text, component, input) : undefined;
  }

  /** Reads a value that the runtime stored. */
  async read(text: string): Promise<unknown> {
    if (!mayHoldBigNumbers(text)) return JSON.parse(text);
    if (this.#mode === "bigint") return parseWithBigInts(text);
    this.#warn("a blob", await findBigNumbers(text));
    return JSON.parse(text);
  }

  write(value: unknown): string {
    return this.#mode === "bigint" ? stringifyWithBigInts(value) : JSON.stringify(value);
  }

  async #resolve(text: string, component: string, input: unknown): Promise<unknown> {
    if (this.#mode === "bigint") {
      const message = (await parseWithBigInts(text)) as { readonly params: { readonly input: unknown } };
      return message.params.input;
    }
    const pointers = (await findBigNumbers(text)).filter((pointer) => pointer.startsWith(INPUT_POINTER));
    if (pointers.length === 0) return input;
    const inInput = pointers.map((pointer) => pointer.slice(INPUT_POINTER.length));
    if (this.#mode === "warn") {
      this.#warn(component, inInput);
      return input;
    }
    throw new InvalidInputError(
      component,
      inInput.map((pointer) => ({ pointer, message: "is an integer beyond 2^53, which would be changed" })),
    );
  }

  /** Once per component: the same flow would say it for every item. */
  #warn(where: string, pointers: readonly string[]): void {
    if (pointers.length === 0 || this.#warned.has(where)) return;
    this.#warned.add(where);
    this.#logger.warn(`Integers beyond 2^53 in the input of ${where} were rounded; bigNumbers: "bigint" keeps them.`, {
      pointers: pointers.slice(0, 20),
    });
  }
}
