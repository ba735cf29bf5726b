import { describeIssues, MAX_OUTPUT_DEPTH, type ValidationIssue } from "@stepflow/protocol";
import { escapePointerKey, messageOf } from "@stepflow/protocol/internal";
import type { NumberPolicy } from "../numbers/number-policy.ts";

/**
 * Finds a value that JSON would change or drop without an error: `NaN` and infinities (written as null), maps and sets (written as
 * `{}`), functions and symbols. It also finds nesting that runtimes refuse. Values with `toJSON` are checked by its result.
 */
export function findUnsendable(value: unknown): ValidationIssue | undefined {
  const shown = shownBy(value, "");
  // A component may return nothing, but a value whose toJSON returns nothing would be lost.
  if (shown === undefined && value !== undefined) return at("", "has a toJSON that returns undefined");
  if (typeof shown === "function" || typeof shown === "symbol") return at("", `is a ${typeof shown}${NOT_JSON}`);
  return findWithin(shown, 0);
}

const NOT_JSON = ", which JSON cannot hold";

function at(pointer: string, message: string): ValidationIssue {
  return { pointer, message };
}

/** The value that JSON writes in place of another one: the result of its `toJSON`. */
function shownBy(value: unknown, key: string | number): unknown {
  if (typeof value !== "object" || value === null) return value;
  return "toJSON" in value && typeof value.toJSON === "function" ? value.toJSON(String(key)) : value;
}

function findWithin(value: unknown, depth: number): ValidationIssue | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? undefined : at("", `is ${value}${NOT_JSON}`);
  if (typeof value !== "object" || value === null) return undefined;
  if (depth === MAX_OUTPUT_DEPTH) return at("", `nests deeper than ${MAX_OUTPUT_DEPTH} levels`);
  if (value instanceof Map || value instanceof Set) {
    return at("", `is a ${value.constructor.name}${NOT_JSON}: convert it to an object or array`);
  }
  return Array.isArray(value) ? inArray(value, depth) : inObject(value as Record<string, unknown>, depth);
}

function inArray(values: readonly unknown[], depth: number): ValidationIssue | undefined {
  for (let index = 0; index < values.length; index++) {
    const issue = findWithin(shownBy(values[index], index), depth + 1);
    if (issue !== undefined) return below(index, issue);
  }
  return undefined;
}

function inObject(value: Record<string, unknown>, depth: number): ValidationIssue | undefined {
  for (const key of Object.keys(value)) {
    const issue = findWithin(shownBy(value[key], key), depth + 1);
    if (issue !== undefined) return below(key, issue);
  }
  return undefined;
}

/** Pointers are built on the way back only, because nearly every output is valid. */
function below(key: string | number, { pointer, message }: ValidationIssue): ValidationIssue {
  return at(`/${escapePointerKey(String(key))}${pointer}`, message);
}

/** Writes a value to send; `undefined` becomes null. @throws TypeError that names the place of a value that JSON would change. */
export function writeSendable(numbers: NumberPolicy, what: string, value: unknown): string {
  const sent = value ?? null;
  const issue = findUnsendable(sent);
  if (issue !== undefined) throw new TypeError(`${what} cannot be sent: ${describeIssues([issue])}.`);
  try {
    return numbers.write(sent);
  } catch (error) {
    throw new TypeError(`${what} cannot be sent: ${messageOf(error)}`, { cause: error });
  }
}
