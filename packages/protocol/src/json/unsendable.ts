import { escapePointerKey, fromPointer, toPointer } from "../internal/json-pointer.ts";
import { messageOf } from "../internal/message-of.ts";
import { MAX_OUTPUT_DEPTH } from "./limits.ts";
import { describeLoss } from "./lossy-object.ts";

/** A place in a value, and why it cannot be sent, as the end of a sentence. */
export interface Unsendable {
  readonly pointer: string;
  readonly message: string;
  /** What the value threw when it was read. The message quotes it. */
  readonly cause?: unknown;
}

export interface UnsendableOptions {
  /** Whether a `bigint` can be written. @default false */
  readonly bigints?: boolean | undefined;
  /** @default MAX_OUTPUT_DEPTH */
  readonly maxDepth?: number | undefined;
}

/**
 * Finds the first part of a value that JSON would change or drop: promises, errors, bytes, collections and other objects whose content
 * JSON does not see, `NaN` and infinities, invalid dates, functions, symbols, and `undefined` in arrays. It also finds what
 * JSON cannot write: `bigint`, cycles, getters that throw, and nesting that runtimes refuse. Values with `toJSON` are checked by its
 * result. Members that are `undefined` are left out, as usual.
 */
export function findUnsendable(value: unknown, options: UnsendableOptions = {}): Unsendable | undefined {
  const { bigints = false, maxDepth = MAX_OUTPUT_DEPTH } = options;
  const search = new Search(bigints, maxDepth);
  const issue = search.find(value, "", 0);
  // A component may return nothing, but a value whose toJSON returns nothing would be lost.
  if (issue === undefined && value !== undefined && shownBy(value, "") === undefined) {
    return at("", "has a toJSON that returns undefined");
  }
  return issue !== undefined && search.isTooDeep ? (findCycle(value, issue.pointer) ?? issue) : issue;
}

const NOT_JSON = ", which JSON cannot hold";

function at(pointer: string, message: string): Unsendable {
  return { pointer, message };
}

class Search {
  isTooDeep = false;
  readonly #bigints: boolean;
  readonly #maxDepth: number;

  constructor(bigints: boolean, maxDepth: number) {
    this.#bigints = bigints;
    this.#maxDepth = maxDepth;
  }

  /** @param key name of the value in its holder, for `toJSON`. */
  find(value: unknown, key: string | number, depth: number): Unsendable | undefined {
    switch (typeof value) {
      case "object":
        return value === null ? undefined : this.#findInObject(value, key, depth);
      case "number":
        return Number.isFinite(value) ? undefined : at("", `is ${value}${NOT_JSON}`);
      case "bigint":
        return this.#bigints || hasToJson(value) ? undefined : at("", BIGINT);
      case "function":
      case "symbol":
        return at("", `is a ${typeof value}${NOT_JSON}`);
      default:
        return undefined;
    }
  }

  #findInObject(value: object, key: string | number, depth: number): Unsendable | undefined {
    if (value instanceof Date && Number.isNaN(value.getTime()))
      return at("", "is an invalid Date, which JSON writes as null");
    let shown: unknown;
    try {
      shown = shownBy(value, key);
    } catch (error) {
      return { ...at("", `has a toJSON that throws: ${messageOf(error)}`), cause: error };
    }
    if (shown !== value && (typeof shown !== "object" || shown === null)) return this.find(shown, key, depth);
    const object = shown as object;
    const loss = describeLoss(object);
    if (loss !== undefined) return at("", loss);
    if (depth === this.#maxDepth) {
      this.isTooDeep = true;
      return at("", `nests deeper than ${this.#maxDepth} levels`);
    }
    return Array.isArray(object) ? this.#findInArray(object, depth) : this.#findInMembers(object, depth);
  }

  #findInArray(values: readonly unknown[], depth: number): Unsendable | undefined {
    for (let index = 0; index < values.length; index++) {
      const value = values[index];
      const issue = value === undefined ? at("", UNDEFINED) : this.find(value, index, depth + 1);
      if (issue !== undefined) return below(index, issue);
    }
    return undefined;
  }

  #findInMembers(value: object, depth: number): Unsendable | undefined {
    for (const key of Object.keys(value)) {
      let member: unknown;
      try {
        member = (value as Record<string, unknown>)[key];
      } catch (error) {
        return below(key, { ...at("", `cannot be read: ${messageOf(error)}`), cause: error });
      }
      // It has already been called, and it is not data.
      if (key === "toJSON" && typeof member === "function") continue;
      const issue = this.find(member, key, depth + 1);
      if (issue !== undefined) return below(key, issue);
    }
    return undefined;
  }
}

const UNDEFINED = "is undefined, which JSON writes as null in an array: use null, or leave it out";
const BIGINT = `is a bigint${NOT_JSON}: use a string, or set the option bigNumbers of the worker (json of the client)`;

/** Pointers are built on the way back only, because nearly every value is valid. */
function below(key: string | number, issue: Unsendable): Unsendable {
  return { ...issue, pointer: `/${escapePointerKey(String(key))}${issue.pointer}` };
}

/** The value that JSON writes in place of another one: the result of its `toJSON`. */
function shownBy(value: unknown, key: string | number): unknown {
  return hasToJson(value) ? value.toJSON(String(key)) : value;
}

function hasToJson(value: unknown): value is { toJSON(key: string): unknown } {
  return value !== null && value !== undefined && typeof (value as { toJSON?: unknown }).toJSON === "function";
}

/** Finds the first object on the way to a deep place that contains itself. */
function findCycle(root: unknown, deepest: string): Unsendable | undefined {
  const places = new Map<unknown, string>();
  const path: string[] = [];
  let value = shownBy(root, "");
  for (const key of fromPointer(deepest)) {
    places.set(value, toPointer(path));
    path.push(key);
    value = shownBy((value as Record<string, unknown>)[key], key);
    const place = places.get(value);
    if (place !== undefined) {
      const name = place === "" ? "the whole value" : `the value at ${place}`;
      return at(toPointer(path), `is ${name}, so that the value contains itself, and JSON cannot hold circular values`);
    }
  }
  return undefined;
}
