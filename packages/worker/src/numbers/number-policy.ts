import { CallbackError, InvalidInputError } from "@stepflow/protocol";
import { MAX_PLACES } from "@stepflow/protocol/internal";
import type { Logger } from "../log/logger.ts";
import { WarnOnce } from "../log/warn-once.ts";
import type { BigNumbers } from "./big-numbers.ts";
import { findBigNumbers, mayHoldBigNumbers, parseWithBigInts, restoreBigInts } from "./big-numbers.ts";
import { stringifyWithBigInts } from "./stringify-big-ints.ts";

const INPUT_POINTER = "/params/input";
const MAX_WARNINGS = 1_000;

/** Applies the worker's option `bigNumbers` wherever JSON is read or written. */
export class NumberPolicy {
  readonly #mode: BigNumbers;
  readonly #warnings: WarnOnce;

  /** {@link write} as a function, one for all calls of a runtime. */
  readonly writeParams = (value: unknown): string => this.write(value);
  /** {@link readResult} as a function, one for all calls of a runtime. */
  readonly readAnswer = (result: unknown, text: string, method: string): unknown =>
    this.readResult(method, text, result);

  constructor(mode: BigNumbers, logger: Logger) {
    this.#mode = mode;
    this.#warnings = new WarnOnce(logger, MAX_WARNINGS);
  }

  /** Whether a `bigint` can be written. */
  get bigints(): boolean {
    return this.#mode === "bigint";
  }

  /**
   * Looks for big numbers in the text of an `execute` request. Returns the input for the component, which is `input` with a `bigint` in
   * each of their places in mode `bigint`.
   *
   * @throws InvalidInputError if the mode is `error`
   */
  inspect(text: string, component: string, input: unknown): unknown {
    if (!mayHoldBigNumbers(text)) return input;
    const where = `the input of ${component}`;
    const root = { value: { params: { input } } };
    const pointers = this.#apply(text, root, where, INPUT_POINTER);
    if (pointers.length > 0)
      throw new InvalidInputError(
        component,
        pointers.map((pointer) => ({
          pointer,
          message: "is an integer beyond 2^53, which would be rounded",
        })),
      );
    return root.value.params.input;
  }

  /**
   * Parses a value that the runtime stored.
   *
   * @throws CallbackError if the mode is `error` and an integer would change
   */
  read(text: string): unknown {
    const root = { value: JSON.parse(text) as unknown };
    this.#check("a blob", text, root);
    return root.value;
  }

  /**
   * Corrects the result of a response for big numbers, which `JSON.parse` has rounded.
   *
   * @throws CallbackError if the mode is `error` and an integer would change
   */
  readResult(method: string, text: string, parsed: unknown): unknown {
    const root = { value: { result: parsed } };
    this.#check(`the result of ${method}`, text, root);
    return root.value.result;
  }

  /** Writes a value as JSON, with the digits of a `bigint` in mode `bigint`. */
  write(value: unknown): string {
    return this.#mode === "bigint" ? stringifyWithBigInts(value) : JSON.stringify(value);
  }

  /** Parses the output of {@link write}. It never warns or throws, because the numbers are those of the component. */
  readBack(text: string): unknown {
    return this.#mode === "bigint" ? parseWithBigInts(text) : JSON.parse(text);
  }

  #check(where: string, text: string, root: { value: unknown }): void {
    const pointers = mayHoldBigNumbers(text) ? this.#apply(text, root, where) : [];
    if (pointers.length === 0) return;
    throw new CallbackError(
      `Integers beyond 2^53 in ${where} would be rounded. Set bigNumbers to "bigint" to keep them.`,
      { data: { pointers } },
    );
  }

  /** Returns the pointers that the mode refuses, without the prefix that they share. */
  #apply(text: string, root: { value: unknown }, where: string, prefix = ""): string[] {
    const find = () => findBigNumbers(text, root, MAX_PLACES).map((pointer) => pointer.slice(prefix.length));
    if (this.#mode === "bigint") restoreBigInts(text, root);
    else if (this.#mode === "error") return find();
    else if (this.#warnings.isOpen(where)) this.#warn(where, find());
    return [];
  }

  #warn(where: string, pointers: readonly string[]): void {
    if (pointers.length === 0) return;
    this.#warnings.warn(
      where,
      `Integers beyond 2^53 in ${where} were rounded. Set bigNumbers to "bigint" to keep them.`,
      { pointers },
    );
  }
}
