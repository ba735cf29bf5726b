import { isJsonObject } from "@stepflow/protocol";
import type { ComponentContext } from "../engine/component.ts";
import { BuiltinFailure } from "./builtin.ts";

/** Reads the fields of a built-in component's input. Its errors have the wording of real runtimes. */
export class InputFields {
  readonly #fields: Record<string, unknown>;
  readonly #isDouble: (name: string) => boolean;

  /** @param context tells which fields have doubles in place of whole numbers */
  constructor(input: unknown, structName: string, context?: ComponentContext) {
    this.#fields = asStruct(input, structName);
    this.#isDouble = (name) => context?.isDouble?.(name) === true;
  }

  /** Whether whole numbers in a field are doubles, such as `3.0`. */
  isDouble(name: string): boolean {
    return this.#isDouble(name);
  }

  /** Returns any value, null included. */
  any(name: string): unknown {
    if (!Object.hasOwn(this.#fields, name)) throw invalidInput(`missing field \`${name}\``);
    return this.#fields[name];
  }

  text(name: string): string {
    const value = this.any(name);
    if (typeof value !== "string") throw invalidInput(`invalid type: ${describe(value)}, expected a string`);
    return value;
  }

  /** Returns a text, or undefined if the field is missing or null. */
  optionalText(name: string): string | undefined {
    return this.optional(name) === undefined ? undefined : this.text(name);
  }

  /** Returns an object. `structName` is the type that errors name. */
  struct(name: string, structName: string): Record<string, unknown> {
    return asStruct(this.any(name), structName);
  }

  list(name: string): readonly unknown[] {
    const value = this.any(name);
    if (!Array.isArray(value)) throw invalidInput(`invalid type: ${describe(value)}, expected a sequence`);
    return value;
  }

  /** Returns one of several words. */
  word(name: string, words: readonly string[]): string {
    const value = this.any(name);
    if (typeof value !== "string") throw invalidInput(`invalid type: ${describe(value)}, expected string or map`);
    if (words.includes(value)) return value;
    const listed = words.map((word) => `\`${word}\``);
    const expected = listed.length === 2 ? listed.join(" or ") : `one of ${listed.join(", ")}`;
    throw invalidInput(`unknown variant \`${value}\`, expected ${expected}`);
  }

  /** Returns a whole number from 0 to 2^32 − 1, or the default if the field is missing. */
  count(name: string, byDefault: number): number {
    return Object.hasOwn(this.#fields, name) ? this.#count(name, "u32") : byDefault;
  }

  /** Returns any value, or undefined if the field is missing or null. */
  optional(name: string): unknown {
    return this.#fields[name] ?? undefined;
  }

  /** Returns one of several words, or undefined if the field is missing or null. */
  optionalWord(name: string, words: readonly string[]): string | undefined {
    return this.optional(name) === undefined ? undefined : this.word(name, words);
  }

  /** Returns a whole number from 0 to 2^64 − 1. */
  wholeNumber(name: string): number {
    this.any(name);
    return this.#count(name, "u64");
  }

  /** Returns a whole number from 0 to 2^64 − 1, or undefined if the field is missing or null. */
  optionalCount(name: string): number | undefined {
    return this.optional(name) === undefined ? undefined : this.#count(name, "usize");
  }

  #count(name: string, type: keyof typeof BITS): number {
    const value = this.#fields[name];
    if (this.isDouble(name) && Number.isInteger(value)) {
      throw invalidInput(`invalid type: floating point \`${String(value)}.0\`, expected ${type}`);
    }
    return asCount(value, type);
  }
}

/** Width of the integer types. */
const BITS = { u32: 32, u64: 64, usize: 64 };

function asCount(value: unknown, type: keyof typeof BITS): number {
  if (typeof value !== "number" || !Number.isInteger(value)) {
    throw invalidInput(`invalid type: ${describe(value)}, expected ${type}`);
  }
  if (value >= 0 && value < 2 ** BITS[type]) return value;
  throw invalidInput(`invalid value: ${describe(value)}, expected ${type}`);
}

function asStruct(value: unknown, structName: string): Record<string, unknown> {
  if (isJsonObject(value)) return value;
  throw invalidInput(`invalid type: ${describe(value)}, expected struct ${structName}`);
}

/** Returns the failure for an invalid input, with the chain of causes of real runtimes. */
export function invalidInput(reason: string): BuiltinFailure {
  return new BuiltinFailure([
    { error: "error executing user-defined function" },
    { error: "invalid input" },
    { error: reason },
  ]);
}

/** Describes a value in the words of real runtimes. */
function describe(value: unknown): string {
  if (value === null) return "null";
  if (typeof value === "boolean") return `boolean \`${value}\``;
  if (typeof value === "number")
    return Number.isInteger(value) ? `integer \`${value}\`` : `floating point \`${value}\``;
  if (typeof value === "string") return `string ${JSON.stringify(value)}`;
  return Array.isArray(value) ? "sequence" : "map";
}
