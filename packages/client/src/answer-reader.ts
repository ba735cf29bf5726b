import { InvalidResponseError } from "./client-error.ts";
import type { HttpAnswer } from "./http.ts";

/** A JSON object whose members are not known yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Reads members of an answer; what is missing or of another type becomes an {@link InvalidResponseError} that names it. */
export class AnswerReader {
  readonly #answer: HttpAnswer;

  constructor(answer: HttpAnswer) {
    this.#answer = answer;
  }

  object(value: unknown, where = "the body"): JsonObject {
    if (isObject(value)) return value;
    throw this.#invalid(`${where} is not an object`);
  }

  string(object: JsonObject, name: string): string {
    const value = object[name];
    if (typeof value === "string") return value;
    throw this.#invalid(`"${name}" is not a string`);
  }

  number(object: JsonObject, name: string): number {
    const value = object[name];
    // A replaced JSON codec may give bigints or number objects.
    const number = typeof value === "number" ? value : Number(value ?? Number.NaN);
    if (Number.isFinite(number)) return number;
    throw this.#invalid(`"${name}" is not a number`);
  }

  oneOf<const T extends string>(object: JsonObject, name: string, allowed: readonly T[]): T {
    const value = this.string(object, name);
    for (const candidate of allowed) if (candidate === value) return candidate;
    throw this.#invalid(`"${name}" is "${value}", not one of ${allowed.join(", ")}`);
  }

  list<T>(object: JsonObject, name: string, read: (item: JsonObject) => T): T[] {
    const value = object[name];
    if (!Array.isArray(value)) throw this.#invalid(`"${name}" is not an array`);
    return value.map((item, index) => read(this.object(item, `${name}[${index}]`)));
  }

  #invalid(reason: string): InvalidResponseError {
    const { method, url, status, body } = this.#answer;
    return new InvalidResponseError(`${method} ${url} was answered with ${status}, but ${reason}`, {
      method,
      url,
      status,
      body: new TextDecoder().decode(body.subarray(0, 2_000)),
      hint: "Is this the address of a Stepflow runtime of a supported version (0.9 – 0.11)?",
    });
  }
}

/** A string member, or nothing when it is absent or null. */
export function optionalString<K extends string>(object: JsonObject, name: K): { [P in K]?: string } {
  const value = object[name];
  return typeof value === "string" ? ({ [name]: value } as { [P in K]?: string }) : {};
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
