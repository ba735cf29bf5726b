import { setMember } from "./json-object.ts";
import type { Place } from "./read-expression.ts";

/** Thrown for what is no JSON, with a sentence that says what it is. */
export class NotJsonError extends Error {
  /** Where within the value. */
  readonly place: Place;

  constructor(place: Place, message: string) {
    super(message);
    this.place = place;
  }
}

/** Nesting of objects and arrays that runtimes 0.9 – 0.11 take in a request. */
const MAX_DEPTH = 126;

/**
 * A copy that holds nothing but JSON, as `JSON.stringify` would write it: members that are undefined are left out, elements are null,
 * `toJSON` is asked. What it would drop or change without a word is refused: `NaN`, maps, functions, bytes.
 *
 * @param maxValues more are refused, all levels counted.
 * @throws NotJsonError
 */
export function toJsonValue(value: unknown, maxValues: number = Number.POSITIVE_INFINITY): unknown {
  return new JsonCopy(maxValues).of(value);
}

/** A copy of what is JSON already, so that whoever gets it may change it. */
export function copyJson(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(copyJson);
  const copy: Record<string, unknown> = {};
  for (const name of Object.keys(value)) setMember(copy, name, copyJson((value as Record<string, unknown>)[name]));
  return copy;
}

class JsonCopy {
  readonly #maxValues: number;
  readonly #place: (string | number)[] = [];
  #values = 0;

  constructor(maxValues: number) {
    this.#maxValues = maxValues;
  }

  of(value: unknown): unknown {
    this.#values += 1;
    if (this.#values > this.#maxValues) throw this.#error(`more than ${this.#maxValues} values`);
    if (typeof value === "string" || typeof value === "boolean" || value === null) return value;
    if (typeof value === "number") return this.#number(value);
    if (typeof value === "object") return this.#composite(value);
    const shown = typeof value === "bigint" ? `the bigint ${value}` : `a ${typeof value}`;
    throw this.#error(`${shown} is no JSON value`);
  }

  #number(value: number): number {
    if (!Number.isFinite(value)) throw this.#error(`${value} is no JSON value`);
    // JSON has no −0.
    return value === 0 ? 0 : value;
  }

  #composite(value: object): unknown {
    if (this.#place.length >= MAX_DEPTH) {
      throw new NotJsonError(this.#place.slice(0, 2), `nested deeper than ${MAX_DEPTH} levels, or without end`);
    }
    if (Array.isArray(value)) return Array.from(value, (item, index) => this.#at(index, item ?? null));
    if (ArrayBuffer.isView(value)) throw this.#foreign(value);
    const { toJSON } = value as { toJSON?: unknown };
    if (typeof toJSON !== "function") return this.#object(value);
    const written: unknown = toJSON.call(value, String(this.#place.at(-1) ?? ""));
    return typeof written === "object" && written !== null && !Array.isArray(written)
      ? this.#object(written)
      : this.of(written);
  }

  #object(value: object): unknown {
    if (Object.prototype.toString.call(value) !== "[object Object]") throw this.#foreign(value);
    const copy: Record<string, unknown> = {};
    for (const [name, member] of Object.entries(value)) {
      if (member !== undefined) setMember(copy, name, this.#at(name, member));
    }
    return copy;
  }

  #at(part: string | number, value: unknown): unknown {
    this.#place.push(part);
    const copy = this.of(value);
    this.#place.pop();
    return copy;
  }

  #foreign(value: object): NotJsonError {
    return this.#error(`a ${value.constructor?.name ?? "foreign object"} is no JSON value`);
  }

  #error(message: string): NotJsonError {
    return new NotJsonError([...this.#place], message);
  }
}
