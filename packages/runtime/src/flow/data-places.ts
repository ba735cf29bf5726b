import type { Place } from "../expression/read-expression.ts";
import { KNOWN_FIELDS } from "./known-fields.ts";

/** Objects of a flow with fixed members, by their place without indexes. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  "": KNOWN_FIELDS.flow,
  steps: KNOWN_FIELDS.step,
  "steps/onError": [...KNOWN_FIELDS.useDefault, ...KNOWN_FIELDS.retry],
  test: KNOWN_FIELDS.test,
  "test/cases": KNOWN_FIELDS.testCase,
  examples: KNOWN_FIELDS.example,
};

/**
 * Whether a member is part of the data of a flow, or unknown. Runtimes use the last one of several such members. Members that they know, as
 * those of steps, must not be repeated.
 */
export function isData(place: Place): boolean {
  const object = place.slice(0, -1).filter((part) => typeof part === "string");
  return !FIELDS[object.join("/")]?.includes(String(place.at(-1)));
}
