import { isJsonObject } from "../json/json-value.ts";

/** New names by old name; a field that holds further protocol fields (alone or in an array) brings their names. */
export interface FieldNames {
  readonly [field: string]: string | { readonly name: string; readonly fields: FieldNames };
}

/** The inverse mapping. */
export function reversed(names: FieldNames): FieldNames {
  return Object.fromEntries(
    Object.entries(names).map(([from, to]) =>
      typeof to === "string" ? [to, from] : [to.name, { name: from, fields: reversed(to.fields) }],
    ),
  );
}

/**
 * Renames the fields that `names` lists and passes every other one through. A field already spelled with a new name
 * loses against the one that is renamed to it. The value itself is never changed.
 */
export function renameFields(names: FieldNames | undefined, value: unknown): unknown {
  if (names === undefined) return value;
  if (Array.isArray(value)) return value.map((item) => renameFields(names, item));
  if (!isJsonObject(value)) return value;
  const renamed: Record<string, unknown> = {};
  for (const field of Object.keys(value)) {
    const target = Object.hasOwn(names, field) ? names[field] : undefined;
    const name = target === undefined ? field : typeof target === "string" ? target : target.name;
    // What is there already under this name was renamed to it.
    if (target === undefined && Object.hasOwn(renamed, name)) continue;
    const content = typeof target === "object" ? renameFields(target.fields, value[field]) : value[field];
    define(renamed, name, content);
  }
  return renamed;
}

/** Plain assignment would set the prototype for a field named `__proto__`. */
function define(object: Record<string, unknown>, name: string, value: unknown): void {
  if (name === "__proto__") {
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  } else object[name] = value;
}
