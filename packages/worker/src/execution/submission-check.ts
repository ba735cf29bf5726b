import type { SubmitRunOptions } from "../context/context.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Checks what a component asks for before a runtime does, which would say little, or nothing at all.
 *
 * @throws TypeError or RangeError that says what is wrong.
 */
export function checkSubmission(
  flow: unknown,
  inputs: unknown,
  { maxConcurrency, key }: Pick<SubmitRunOptions, "maxConcurrency" | "key"> = {},
): void {
  checkFlow(flow);
  if (!Array.isArray(inputs))
    throw new TypeError("inputs must be an array with one element per item: wrap a single one.");
  // A run that may execute nothing at once never ends.
  if (maxConcurrency !== undefined && !(Number.isInteger(maxConcurrency) && maxConcurrency > 0)) {
    throw new RangeError(`maxConcurrency must be a whole number above 0, got ${maxConcurrency}.`);
  }
  if (key !== undefined && !UUID.test(key)) throw new TypeError(`key must be a UUID, got ${JSON.stringify(key)}.`);
}

function checkFlow(flow: unknown): void {
  if (typeof flow === "object" && flow !== null && !Array.isArray(flow)) return;
  const wanted = "A flow is given by its id, as a definition, or as flow() has built it";
  if (typeof flow !== "string") throw new TypeError(`${wanted}; got ${Array.isArray(flow) ? "an array" : flow}.`);
  // No id is like that, and texts of flows are.
  if (/[\n{]/.test(flow)) throw new TypeError(`${wanted}; got a text: parse it first.`);
}
