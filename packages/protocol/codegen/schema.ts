/** The keywords of JSON Schema (draft 2020-12) that the files in `schemas/` use. */
export interface Schema {
  $schema?: string;
  $id?: string;
  $ref?: string;
  $defs?: Record<string, Schema>;
  title?: string;
  description?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  examples?: unknown[];
  format?: string;
  properties?: Record<string, Schema>;
  patternProperties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  propertyNames?: Schema;
  items?: Schema;
  prefixItems?: Schema[];
  oneOf?: Schema[];
  anyOf?: Schema[];
  allOf?: Schema[];
  not?: Schema;
  discriminator?: { propertyName: string; mapping?: Record<string, string> };
  externalDocs?: { url: string };
  "x-enum-varnames"?: string[];
  /** TypeScript code for the type. Only json-schema-to-typescript supports it. */
  tsType?: string;
  [keyword: string]: unknown;
}

const mapsOfSchemas = ["properties", "patternProperties", "$defs"] as const;
const listsOfSchemas = ["oneOf", "anyOf", "allOf", "prefixItems"] as const;
const singleSchemas = ["additionalProperties", "propertyNames", "items", "not"] as const;

/** Returns a copy of a schema in which `change` is applied to every direct subschema. */
export function mapSubschemas(schema: Schema, change: (child: Schema) => Schema): Schema {
  const copy: Schema = { ...schema };
  for (const key of mapsOfSchemas) {
    const map = copy[key];
    if (map !== undefined) copy[key] = mapValues(map, (child) => (isSchema(child) ? change(child) : child));
  }
  for (const key of listsOfSchemas) {
    const list = copy[key];
    if (list !== undefined) copy[key] = list.map(change);
  }
  for (const key of singleSchemas) {
    const child = copy[key];
    if (isSchema(child)) copy[key] = change(child);
  }
  return copy;
}

/** Calls `visit` for every direct subschema, with its JSON pointer below `pointer`. */
export function eachSubschema(schema: Schema, pointer: string, visit: (child: Schema, pointer: string) => void): void {
  for (const key of mapsOfSchemas) {
    for (const [name, child] of Object.entries(schema[key] ?? {})) {
      if (isSchema(child)) visit(child, `${pointer}/${key}/${name}`);
    }
  }
  for (const key of listsOfSchemas) {
    for (const [index, child] of (schema[key] ?? []).entries()) visit(child, `${pointer}/${key}/${index}`);
  }
  for (const key of singleSchemas) {
    const child = schema[key];
    if (isSchema(child)) visit(child, `${pointer}/${key}`);
  }
}

function mapValues<A, B>(map: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]));
}

/** Whether a schema is an object. `true` and `false` are schemas without subschemas. */
function isSchema(value: Schema | boolean | undefined): value is Schema {
  return typeof value === "object";
}
