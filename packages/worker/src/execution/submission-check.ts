import type { SubmitRunOptions } from "../context/method-options.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Checks a submission before it is sent: runtimes report such mistakes poorly, or not at all.
 *
 * @throws TypeError or RangeError for an invalid argument.
 */
export function checkSubmission(
  flow: unknown,
  inputs: unknown,
  { maxConcurrency, key }: Pick<SubmitRunOptions, "maxConcurrency" | "key"> = {},
): void {
  checkFlow(flow);
  if (!Array.isArray(inputs))
    throw new TypeError("inputs must be an array with one element for each item. Wrap a single input in an array.");
  // A run with a maxConcurrency of 0 would never end.
  if (maxConcurrency !== undefined && !(Number.isInteger(maxConcurrency) && maxConcurrency > 0)) {
    throw new RangeError(`maxConcurrency must be a whole number above 0, got ${maxConcurrency}.`);
  }
  if (key !== undefined && !UUID.test(key)) throw new TypeError(`key must be a UUID, got ${JSON.stringify(key)}.`);
}

function checkFlow(flow: unknown): void {
  if (typeof flow === "object" && flow !== null && !Array.isArray(flow)) return;
  const wanted = "A flow is given by its id, as a definition, or as flow() has built it";
  if (typeof flow !== "string") throw new TypeError(`${wanted}; got ${Array.isArray(flow) ? "an array" : flow}.`);
  // No blob id contains a brace or a line break, but the text of a flow does.
  if (/[\n{]/.test(flow)) throw new TypeError(`${wanted}; got a text: parse it first.`);
}
