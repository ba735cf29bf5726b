import { isJsonObject } from "@stepflow/protocol";
import { findRepeatedField } from "../json/repeated-field.ts";
import type { JsonBody } from "./request-body.ts";
import { RestError } from "./rest-error.ts";

type Fields = Readonly<Record<string, unknown>>;

/** Longer values are cut in messages. */
const MAX_SHOWN_CHARS = 100;

/**
 * Reads the members of a request's body. A refusal names the member, what is expected and what was given.
 * An optional member may be null.
 */
export class FieldReader {
  readonly #refuse: (reason: string) => RestError;

  /** @param refuse makes the error of a refusal. By default it has status 422. */
  constructor(refuse: (reason: string) => RestError = unreadable) {
    this.#refuse = refuse;
  }

  /** Reads the whole body. @param names members that may be given only once */
  request({ value, text }: JsonBody, names: readonly string[]): Fields {
    const request = this.object(value, "");
    const repeated = findRepeatedField(text, names);
    if (repeated !== undefined) throw this.#refuse(`duplicate field \`${repeated}\``);
    return request;
  }

  required(object: Fields, name: string, place = ""): unknown {
    if (Object.hasOwn(object, name)) return object[name];
    throw this.#refuse(at(place, `missing field \`${name}\``));
  }

  object(value: unknown, place: string): Fields {
    if (isJsonObject(value)) return value;
    throw this.#wrong(place, value, "an object");
  }

  optionalObject(value: unknown, place: string): Fields | undefined {
    return isNothing(value) ? undefined : this.object(value, place);
  }

  list(value: unknown, place: string): readonly unknown[] {
    if (Array.isArray(value)) return value;
    throw this.#wrong(place, value, "an array");
  }

  string(value: unknown, place: string): string {
    if (typeof value === "string") return value;
    throw this.#wrong(place, value, "a string");
  }

  optionalString(value: unknown, place: string): string | undefined {
    return isNothing(value) ? undefined : this.string(value, place);
  }

  boolean(value: unknown, place: string): boolean {
    if (typeof value === "boolean") return value;
    throw this.#wrong(place, value, "a boolean");
  }

  optionalBoolean(value: unknown, place: string): boolean | undefined {
    return isNothing(value) ? undefined : this.boolean(value, place);
  }

  /** Reads an unsigned integer. */
  optionalCount(value: unknown, place: string, bits = 64): number | undefined {
    if (isNothing(value)) return undefined;
    if (typeof value === "number" && Number.isInteger(value) && value >= 0 && value < 2 ** bits) return value;
    throw this.#wrong(place, value, `a whole number from 0 to 2^${bits} - 1`);
  }

  oneOf<const T extends string>(value: unknown, place: string, allowed: readonly T[]): T {
    for (const candidate of allowed) if (candidate === value) return candidate;
    throw this.#wrong(place, value, `one of ${allowed.join(", ")}`);
  }

  #wrong(place: string, value: unknown, expected: string): RestError {
    return this.#refuse(at(place, `expected ${expected}, got ${describeValue(value)}`));
  }
}

/** The error for a body that is JSON but not what the call takes. */
export function unreadable(reason: string): RestError {
  return RestError.plain(422, `Failed to deserialize the JSON body into the target type: ${reason}`);
}

function isNothing(value: unknown): value is undefined | null {
  return value === undefined || value === null;
}

function at(place: string, reason: string): string {
  return place === "" ? reason : `${place}: ${reason}`;
}

function describeValue(value: unknown): string {
  if (Array.isArray(value)) return "an array";
  if (isJsonObject(value)) return "an object";
  return String(JSON.stringify(value)).slice(0, MAX_SHOWN_CHARS);
}
