import { describeIssues, InvalidOutputError, MAX_OUTPUT_DEPTH, type ValidationIssue } from "@stepflow/protocol";
import type { NumberPolicy } from "./number-policy.ts";

/**
 * Finds what JSON would change or drop without a word: `NaN` and infinities (written as null), maps and sets (written
 * as `{}`), functions and symbols; and nesting that runtimes refuse (wire.md §2). Values with `toJSON` are left to it.
 */
export function findUnsendable(value: unknown, pointer = "", depth = 0): ValidationIssue | undefined {
  switch (typeof value) {
    case "number":
      return Number.isFinite(value) ? undefined : { pointer, message: `is ${value}, which JSON cannot hold` };
    case "function":
    case "symbol":
      return depth === 0 ? { pointer, message: `is a ${typeof value}, which JSON cannot hold` } : undefined;
    case "object":
      return value === null ? undefined : inObject(value, pointer, depth);
    default:
      return undefined;
  }
}

function inObject(value: object, pointer: string, depth: number): ValidationIssue | undefined {
  if (depth === MAX_OUTPUT_DEPTH) return { pointer, message: `nests deeper than ${MAX_OUTPUT_DEPTH} levels` };
  if (value instanceof Map || value instanceof Set) {
    return {
      pointer,
      message: `is a ${value.constructor.name}, which JSON cannot hold: convert it to an object or array`,
    };
  }
  if ("toJSON" in value && typeof value.toJSON === "function") return undefined;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      const issue = inChild(value[index], pointer, index, depth);
      if (issue !== undefined) return issue;
    }
    return undefined;
  }
  for (const key of Object.keys(value)) {
    const issue = inChild((value as Record<string, unknown>)[key], pointer, key, depth);
    if (issue !== undefined) return issue;
  }
  return undefined;
}

/** Pointers are only written for what needs a look: most members are plain text. */
function inChild(child: unknown, pointer: string, key: string | number, depth: number): ValidationIssue | undefined {
  if (typeof child === "string" || typeof child === "boolean" || child === null || child === undefined)
    return undefined;
  if (typeof child === "number" && Number.isFinite(child)) return undefined;
  const token = typeof key === "number" ? key : key.replaceAll("~", "~0").replaceAll("/", "~1");
  return findUnsendable(child, `${pointer}/${token}`, depth + 1);
}

/** Refuses to send what would arrive as something else. @throws TypeError that names the place. */
export function checkSendable(what: string, value: unknown): void {
  const issue = findUnsendable(value);
  if (issue !== undefined) throw new TypeError(`${what} cannot be sent: ${describeIssues([issue])}.`);
}

/** Writes an output, whole or in part. @throws InvalidOutputError where JSON cannot hold it. */
export function writeOutput(numbers: NumberPolicy, component: string, output: unknown): string {
  try {
    return numbers.write(output);
  } catch (error) {
    const message = `cannot be written as JSON: ${(error as Error).message}`;
    throw new InvalidOutputError(component, [{ pointer: "", message }]);
  }
}
