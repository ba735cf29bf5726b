import { isJsonObject } from "@stepflow/protocol";
import { BuiltinFailure } from "./builtin.ts";

/** Reads the fields of a built-in component's input, complaining in the runtimes' words. */
export class InputFields {
  readonly #fields: Record<string, unknown>;

  constructor(input: unknown, structName: string) {
    if (!isJsonObject(input)) throw invalidInput(`invalid type: ${describe(input)}, expected struct ${structName}`);
    this.#fields = input;
  }

  /** Any value, null included. */
  any(name: string): unknown {
    if (!Object.hasOwn(this.#fields, name)) throw invalidInput(`missing field \`${name}\``);
    return this.#fields[name];
  }

  text(name: string): string {
    const value = this.any(name);
    if (typeof value !== "string") throw invalidInput(`invalid type: ${describe(value)}, expected a string`);
    return value;
  }

  list(name: string): readonly unknown[] {
    const value = this.any(name);
    if (!Array.isArray(value)) throw invalidInput(`invalid type: ${describe(value)}, expected a sequence`);
    return value;
  }

  /** A word out of several. */
  word(name: string, words: readonly string[]): string {
    const value = this.text(name);
    if (words.includes(value)) return value;
    const listed = words.map((word) => `\`${word}\``);
    const expected = listed.length === 2 ? listed.join(" or ") : `one of ${listed.join(", ")}`;
    throw invalidInput(`unknown variant \`${value}\`, expected ${expected}`);
  }

  /** A number that counts, from 0 to 2^32 − 1. */
  count(name: string, byDefault: number): number {
    if (!Object.hasOwn(this.#fields, name)) return byDefault;
    const value = this.#fields[name];
    if (typeof value !== "number" || !Number.isInteger(value)) {
      throw invalidInput(`invalid type: ${describe(value)}, expected u32`);
    }
    if (value < 0 || value >= 2 ** 32) throw invalidInput(`invalid value: ${describe(value)}, expected u32`);
    return value;
  }
}

/** What is wrong with an input, in the runtimes' chain of causes. */
export function invalidInput(reason: string): BuiltinFailure {
  return new BuiltinFailure([
    { error: "error executing user-defined function" },
    { error: "invalid input" },
    { error: reason },
  ]);
}

/** A value as the runtimes name it in complaints. */
function describe(value: unknown): string {
  if (value === null) return "null";
  if (typeof value === "boolean") return `boolean \`${value}\``;
  if (typeof value === "number")
    return Number.isInteger(value) ? `integer \`${value}\`` : `floating point \`${value}\``;
  if (typeof value === "string") return `string ${JSON.stringify(value)}`;
  return Array.isArray(value) ? "sequence" : "map";
}
