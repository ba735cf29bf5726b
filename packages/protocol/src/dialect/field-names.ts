import { isJsonObject } from "../json/json-value.ts";

/** New names of fields by old name. An entry with `fields` also renames the fields of the value, or of each item of an array. */
export interface FieldNames {
  readonly [field: string]: string | { readonly name: string; readonly fields: FieldNames };
}

/** Returns the inverse mapping. */
export function reversed(names: FieldNames): FieldNames {
  return Object.fromEntries(
    Object.entries(names).map(([from, to]) =>
      typeof to === "string" ? [to, from] : [to.name, { name: from, fields: reversed(to.fields) }],
    ),
  );
}

/**
 * Returns a copy with the fields in `names` renamed and all others unchanged. If a value has both the old and the new name of a
 * field, the old one wins.
 */
export function renameFields(names: FieldNames | undefined, value: unknown): unknown {
  if (names === undefined) return value;
  if (Array.isArray(value)) return value.map((item) => renameFields(names, item));
  if (!isJsonObject(value)) return value;
  const renamed: Record<string, unknown> = {};
  for (const field of Object.keys(value)) {
    const target = Object.hasOwn(names, field) ? names[field] : undefined;
    const name = target === undefined ? field : typeof target === "string" ? target : target.name;
    // The existing field was renamed to this name and wins.
    if (target === undefined && Object.hasOwn(renamed, name)) continue;
    const content = typeof target === "object" ? renameFields(target.fields, value[field]) : value[field];
    define(renamed, name, content);
  }
  return renamed;
}

/** Defines a field. Assigning to `__proto__` would set the prototype instead. */
function define(object: Record<string, unknown>, name: string, value: unknown): void {
  if (name === "__proto__") {
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  } else object[name] = value;
}
