import { JsonFault } from "./json-fault.ts";
import { membersOf } from "./json-text.ts";
import { checkStrictJson } from "./strict-json.ts";

/** Reads the value of a member from its text. @throws JsonFault that names the place */
export type ReadField = (text: string, place: string) => unknown;

/** Readers by the name of their member. */
export type Fields = Readonly<Record<string, ReadField>>;

/**
 * Reads the members of an object. Members that are not in `fields` are skipped; the others may be given once.
 *
 * @param text valid JSON without space around it
 * @param required members that must be given
 * @throws JsonFault that names the place
 */
export function readFields<Found extends object>(
  text: string,
  place: string,
  fields: Fields,
  required: readonly (keyof Found & string)[] = [],
): Partial<Found> {
  if (!text.startsWith("{")) throw new JsonFault(`expected an object at ${place}`);
  const found = new Map<string, unknown>();
  for (const [quoted, value] of membersOf(text)) {
    checkStrictJson(quoted);
    const name = JSON.parse(quoted) as string;
    const read = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (read === undefined) continue;
    if (found.has(name)) throw new JsonFault(`duplicate field \`${name}\` in ${place}`);
    found.set(name, read(value, `${place}.${name}`));
  }
  const missing = required.find((name) => !found.has(name));
  if (missing !== undefined) throw new JsonFault(`missing field \`${missing}\` in ${place}`);
  return Object.fromEntries(found) as Partial<Found>;
}

/** Checks that a value inside an object is strict JSON. */
export function readAny(text: string): true {
  checkStrictJson(text, 1);
  return true;
}

export function readString(text: string, place: string): string {
  if (!text.startsWith('"')) throw new JsonFault(`expected a string at ${place}`);
  checkStrictJson(text);
  return JSON.parse(text) as string;
}

/** `null` counts as an omitted member. */
export function optional(read: ReadField): ReadField {
  return (text, place) => (text === "null" ? undefined : read(text, place));
}
