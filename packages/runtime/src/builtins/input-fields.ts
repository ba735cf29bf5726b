import { isJsonObject } from "@stepflow/protocol";
import { BuiltinFailure } from "./builtin.ts";

/** Reads the fields of a built-in component's input, complaining in the runtimes' words. */
export class InputFields {
  readonly #fields: Record<string, unknown>;

  constructor(input: unknown, structName: string) {
    this.#fields = asStruct(input, structName);
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

  /** An object that is to become what `structName` names. */
  struct(name: string, structName: string): Record<string, unknown> {
    return asStruct(this.any(name), structName);
  }

  list(name: string): readonly unknown[] {
    const value = this.any(name);
    if (!Array.isArray(value)) throw invalidInput(`invalid type: ${describe(value)}, expected a sequence`);
    return value;
  }

  /** A word out of several. */
  word(name: string, words: readonly string[]): string {
    const value = this.any(name);
    if (typeof value !== "string") throw invalidInput(`invalid type: ${describe(value)}, expected string or map`);
    if (words.includes(value)) return value;
    const listed = words.map((word) => `\`${word}\``);
    const expected = listed.length === 2 ? listed.join(" or ") : `one of ${listed.join(", ")}`;
    throw invalidInput(`unknown variant \`${value}\`, expected ${expected}`);
  }

  /** A number that counts, from 0 to 2^32 − 1. */
  count(name: string, byDefault: number): number {
    return Object.hasOwn(this.#fields, name) ? asCount(this.#fields[name], "u32") : byDefault;
  }

  /** A number that counts, or null, or nothing at all. */
  optionalCount(name: string): number | undefined {
    const value = this.#fields[name] ?? undefined;
    return value === undefined ? undefined : asCount(value, "usize");
  }
}

/** Where whole numbers of a type end. */
const BITS = { u32: 32, usize: 64 };

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
