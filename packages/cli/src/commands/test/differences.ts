import { isJsonObject } from "@stepflow/protocol";
import { escapePointerKey } from "@stepflow/protocol/internal";

/** A place at which two JSON values differ. `undefined` stands for a missing member. */
export interface Difference {
  /** JSON pointer, such as `/items/0/name`. */
  readonly pointer: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** Finds the places at which two JSON values differ. The order of members does not count. */
export function findDifferences(expected: unknown, actual: unknown, pointer = ""): readonly Difference[] {
  if (Array.isArray(expected) && Array.isArray(actual)) {
    const length = Math.max(expected.length, actual.length);
    return Array.from({ length }, (_one, index) => String(index)).flatMap((key) =>
      findDifferences(expected[Number(key)], actual[Number(key)], `${pointer}/${key}`),
    );
  }
  if (isJsonObject(expected) && isJsonObject(actual)) {
    const keys = [...new Set([...Object.keys(expected), ...Object.keys(actual)])];
    return keys.flatMap((key) => findDifferences(expected[key], actual[key], `${pointer}/${escapePointerKey(key)}`));
  }
  return Object.is(expected, actual) || expected === actual ? [] : [{ pointer, expected, actual }];
}
