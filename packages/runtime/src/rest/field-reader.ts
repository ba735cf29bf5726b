import { isJsonObject } from "@stepflow/protocol";
import { findRepeatedField } from "../json/repeated-field.ts";
import type { JsonBody } from "./request-body.ts";
import { RestError } from "./rest-error.ts";

/** What a member should be, in the words of the runtimes. */
export type Expected = "a string" | "a boolean" | "a sequence" | "a map" | "u64" | "usize" | `struct ${string}`;

/** Reads members of a request's body; complains about them as the runtimes do, naming member, value and what was expected. */
export class FieldReader {
  readonly #refuse: (reason: string) => RestError;

  constructor(refuse: (reason: string) => RestError = unreadable) {
    this.#refuse = refuse;
  }

  /** The whole body. @param names of the members that are read: they may stand there once. */
  request({ value, text }: JsonBody, expected: Expected, names: readonly string[]): Readonly<Record<string, unknown>> {
    const request = this.object(value, "", expected);
    const repeated = findRepeatedField(text, names);
    if (repeated !== undefined) throw this.#refuse(`duplicate field \`${repeated}\``);
    return request;
  }

  object(value: unknown, place: string, expected: Expected): Readonly<Record<string, unknown>> {
    if (isJsonObject(value)) return value;
    throw this.#wrong(place, value, expected);
  }

  required(object: Readonly<Record<string, unknown>>, name: string, place = ""): unknown {
    if (Object.hasOwn(object, name)) return object[name];
    throw this.#refuse(at(place, `missing field \`${name}\``));
  }

  string(value: unknown, place: string): string {
    if (typeof value === "string") return value;
    throw this.#wrong(place, value, "a string");
  }

  list(value: unknown, place: string): readonly unknown[] {
    if (Array.isArray(value)) return value;
    throw this.#wrong(place, value, "a sequence");
  }

  optionalString(value: unknown, place: string): string | undefined {
    return value === undefined || value === null ? undefined : this.string(value, place);
  }

  optionalObject(value: unknown, place: string, expected: Expected): Readonly<Record<string, unknown>> | undefined {
    return value === undefined || value === null ? undefined : this.object(value, place, expected);
  }

  boolean(value: unknown, place: string): boolean {
    if (typeof value === "boolean") return value;
    throw this.#wrong(place, value, "a boolean");
  }

  optionalBoolean(value: unknown, place: string): boolean | undefined {
    return value === undefined || value === null ? undefined : this.boolean(value, place);
  }

  /** A whole number from 0 that 64 bits hold. */
  optionalCount(value: unknown, place: string, expected: "u64" | "usize"): number | undefined {
    if (value === undefined || value === null) return undefined;
    if (isInteger(value) && value >= 0) return value;
    const sort = isInteger(value) ? "invalid value" : "invalid type";
    throw this.#refuse(at(place, `${sort}: ${describeValue(value)}, expected ${expected}`));
  }

  oneOf<const T extends string>(value: unknown, place: string, allowed: readonly T[]): T {
    for (const candidate of allowed) if (candidate === value) return candidate;
    const quoted = allowed.map((name) => `\`${name}\``);
    const choice = quoted.length > 2 ? `one of ${quoted.join(", ")}` : quoted.join(" or ");
    throw this.#refuse(at(place, `unknown variant \`${this.string(value, place)}\`, expected ${choice}`));
  }

  #wrong(place: string, value: unknown, expected: Expected): RestError {
    return this.#refuse(invalidType(place, value, expected));
  }
}

/** The sentence about a value of another type than was expected. */
export function invalidType(place: string, value: unknown, expected: string): string {
  return at(place, `invalid type: ${describeValue(value)}, expected ${expected}`);
}

function at(place: string, reason: string): string {
  return place === "" ? reason : `${place}: ${reason}`;
}

/** A body that is JSON, but not what the call takes. */
export function unreadable(reason: string): RestError {
  return RestError.plain(422, `Failed to deserialize the JSON body into the target type: ${reason}`);
}

function describeValue(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "sequence";
  if (typeof value === "object") return "map";
  if (typeof value === "string") return `string ${JSON.stringify(value)}`;
  if (typeof value === "boolean") return `boolean \`${value}\``;
  if (isInteger(value)) return `integer \`${value}\``;
  const isLarge = Number.isInteger(value);
  return `floating point \`${isLarge ? Number(value).toExponential() : String(value)}\``;
}

/** Others are fractions to the runtimes. */
function isInteger(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= -(2 ** 63) && value < 2 ** 64;
}
