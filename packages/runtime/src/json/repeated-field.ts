import { membersOf } from "./json-text.ts";

/**
 * Finds the first of these members that an object contains twice. `JSON.parse` would keep the last one.
 *
 * @param text valid JSON of an object
 */
export function findRepeatedField(text: string, names: readonly string[]): string | undefined {
  const found = new Set<string>();
  for (const [quoted] of membersOf(text.trim())) {
    const name = JSON.parse(quoted) as string;
    if (found.has(name)) return name;
    if (names.includes(name)) found.add(name);
  }
  return undefined;
}
