import { setMember } from "@stepflow/protocol/internal";
import type { Place } from "./read-expression.ts";

/** A value cannot be written as JSON. The message describes the value. */
export class NotJsonError extends Error {
  /** Place within the whole value. */
  readonly place: Place;

  constructor(place: Place, message: string) {
    super(message);
    this.place = place;
  }
}

/** Depth of objects and arrays that runtimes 0.9 – 0.11 accept in a request. */
const MAX_DEPTH = 126;

/**
 * Copies a value as JSON, as `JSON.stringify` would write it: undefined members are omitted, undefined elements become null, and `toJSON` is
 * called. Values that it would silently drop or change, such as `NaN`, maps, functions and bytes, are refused.
 *
 * @param maxValues number of values, on all levels, that are accepted.
 * @throws NotJsonError
 */
export function toJsonValue(value: unknown, maxValues: number = Number.POSITIVE_INFINITY): unknown {
  return new JsonCopy(maxValues).of(value);
}

/** Copies a JSON value, so that the receiver may change it. */
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
    throw this.#error(`${shown} is not a JSON value`);
  }

  #number(value: number): number {
    if (!Number.isFinite(value)) throw this.#error(`${value} is not a JSON value`);
    // JSON has no −0.
    return value === 0 ? 0 : value;
  }

  #composite(value: object): unknown {
    if (this.#place.length >= MAX_DEPTH) {
      throw new NotJsonError(this.#place.slice(0, 2), `nested deeper than ${MAX_DEPTH} levels, or circular`);
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
    return this.#error(`a ${value.constructor?.name ?? "foreign object"} is not a JSON value`);
  }

  #error(message: string): NotJsonError {
    return new NotJsonError([...this.#place], message);
  }
}
