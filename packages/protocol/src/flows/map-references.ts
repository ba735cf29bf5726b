import { setMember } from "../json/json-object.ts";
import { isJsonObject } from "../json/json-value.ts";

/** Returns the value that replaces a reference to a step. `reference` is the whole object, such as `{ "$step": "count", "path": "words" }`. */
export type ReplaceReference = (step: string, reference: Readonly<Record<string, unknown>>) => unknown;

/** Replaces the references to steps in an expression. Data in `$literal` stays as it is. */
export function mapReferences(value: unknown, replace: ReplaceReference): unknown {
  if (Array.isArray(value)) return value.map((item) => mapReferences(item, replace));
  if (!isJsonObject(value)) return value;
  const map = (part: unknown): unknown => mapReferences(part, replace);
  // Runtimes look for the keys in this order. An object with two of them has the form of the first.
  if (Object.hasOwn(value, "$literal")) return value;
  if (Object.hasOwn(value, "$if")) return mapMembers(value, ["$if", "then", "else"], map);
  if (Object.hasOwn(value, "$coalesce")) return mapMembers(value, ["$coalesce"], map);
  const { $step } = value;
  if (Object.hasOwn(value, "$step")) return typeof $step === "string" ? replace($step, value) : value;
  if (Object.hasOwn(value, "$input")) return value;
  if (Object.hasOwn(value, "$variable")) return mapMembers(value, ["default"], map);
  return mapMembers(value, Object.keys(value), map);
}

function mapMembers(
  object: Readonly<Record<string, unknown>>,
  names: readonly string[],
  map: (value: unknown) => unknown,
): Record<string, unknown> {
  const mapped: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(object))
    setMember(mapped, name, names.includes(name) ? map(value) : value);
  return mapped;
}

/** Returns the ids of the steps that an expression refers to, in the order of the document. */
export function referencedSteps(value: unknown): ReadonlySet<string> {
  const ids = new Set<string>();
  mapReferences(value, (step) => {
    ids.add(step);
    return null;
  });
  return ids;
}
