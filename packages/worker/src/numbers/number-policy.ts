import { CallbackError, InvalidInputError } from "@stepflow/protocol";
import type { Logger } from "../log/logger.ts";
import { WarnOnce } from "../log/warn-once.ts";
import type { BigNumbers } from "./big-numbers.ts";
import { findBigNumbers, mayHoldBigNumbers, parseWithBigInts, stringifyWithBigInts } from "./big-numbers.ts";

const INPUT_POINTER = "/params/input";
const MAX_WARNINGS = 1_000;

/** Applies the worker's option `bigNumbers` wherever JSON is read or written. */
export class NumberPolicy {
  readonly #mode: BigNumbers;
  readonly #warnings: WarnOnce;

  constructor(mode: BigNumbers, logger: Logger) {
    this.#mode = mode;
    this.#warnings = new WarnOnce(logger, MAX_WARNINGS);
  }

  /** Whether a `bigint` can be written. */
  get bigints(): boolean {
    return this.#mode === "bigint";
  }

  /**
   * Looks for big numbers in the text of an `execute` request. Returns `undefined` if there are none, so that the input can be
   * used as it is, else a promise of the input for the component.
   *
   * @throws InvalidInputError if the mode is `error`.
   */
  inspect(text: string, component: string, input: unknown): Promise<unknown> | undefined {
    return mayHoldBigNumbers(text) ? this.#resolve(text, component, input) : undefined;
  }

  /**
   * Parses a value that the runtime stored.
   *
   * @throws CallbackError if the mode is `error` and an integer would change.
   */
  async read(text: string): Promise<unknown> {
    return mayHoldBigNumbers(text) ? this.#readBig("a blob", text) : JSON.parse(text);
  }

  /**
   * Parses the result of a response again if it may contain big numbers that `JSON.parse` has rounded; else returns `parsed`.
   *
   * @throws CallbackError if the mode is `error` and an integer would change.
   */
  async readResult(method: string, text: string, parsed: unknown): Promise<unknown> {
    if (!mayHoldBigNumbers(text)) return parsed;
    const message = (await this.#readBig(`the result of ${method}`, text)) as { readonly result: unknown };
    return message.result;
  }

  /** Writes a value as JSON, with the digits of a `bigint` in mode `bigint`. */
  write(value: unknown): string {
    return this.#mode === "bigint" ? stringifyWithBigInts(value) : JSON.stringify(value);
  }

  /** Parses the output of {@link write}. It never warns or throws, because the numbers are those of the component. */
  async readBack(text: string): Promise<unknown> {
    return this.#mode === "bigint" ? parseWithBigInts(text) : JSON.parse(text);
  }

  async #readBig(what: string, text: string): Promise<unknown> {
    if (this.#mode === "bigint") return parseWithBigInts(text);
    const pointers = await findBigNumbers(text);
    if (this.#mode === "warn") this.#warn(what, pointers);
    else if (pointers.length > 0)
      throw new CallbackError(
        `Integers beyond 2^53 in ${what} would be rounded. Set bigNumbers to "bigint" to keep them.`,
        { data: { pointers } },
      );
    return JSON.parse(text);
  }

  async #resolve(text: string, component: string, input: unknown): Promise<unknown> {
    if (this.#mode === "bigint") {
      const message = (await parseWithBigInts(text)) as { readonly params: { readonly input: unknown } };
      return message.params.input;
    }
    const pointers = (await findBigNumbers(text)).filter((pointer) => `${pointer}/`.startsWith(`${INPUT_POINTER}/`));
    if (pointers.length === 0) return input;
    const inInput = pointers.map((pointer) => pointer.slice(INPUT_POINTER.length));
    if (this.#mode === "warn") {
      this.#warn(`the input of ${component}`, inInput);
      return input;
    }
    throw new InvalidInputError(
      component,
      inInput.map((pointer) => ({ pointer, message: "is an integer beyond 2^53, which would be rounded" })),
    );
  }

  #warn(where: string, pointers: readonly string[]): void {
    if (pointers.length === 0) return;
    this.#warnings.warn(
      where,
      `Integers beyond 2^53 in ${where} were rounded. Set bigNumbers to "bigint" to keep them.`,
      {
        pointers: pointers.slice(0, 20),
      },
    );
  }
}
