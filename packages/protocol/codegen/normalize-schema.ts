import { defined } from "../src/internal/defined.ts";
import { mapSubschemas, type Schema } from "./schema.ts";

/** New names of definitions whose own names would hide a global of JavaScript. */
const renamed: Readonly<Record<string, string>> = { Error: "RpcErrorObject" };

const objectRules = ["properties", "patternProperties", "additionalProperties", "allOf", "anyOf", "oneOf"] as const;

/** Returns the TypeScript name of the definition that `ref` refers to, which may be in another file. */
export function typeNameOf(ref: string): string {
  const name = ref.slice(ref.lastIndexOf("/") + 1);
  return renamed[name] ?? name;
}

/**
 * Returns the schemas of one file by type name: all `$defs`, and the root if it has a name. Each is compiled on its own, because
 * json-schema-to-typescript ignores `$defs` that the root does not refer to.
 */
export function namedSchemas(schema: Schema, rootName?: string): Map<string, Schema> {
  const { $defs = {}, $schema: _dialect, $id: _id, title: _title, ...root } = schema;
  const named = new Map<string, Schema>();
  if (rootName !== undefined) named.set(rootName, root);
  for (const [name, definition] of Object.entries($defs)) named.set(typeNameOf(name), definition);
  return named;
}

/**
 * Rewrites a schema for json-schema-to-typescript. Every `$ref` becomes a type name with its own description, because a `$ref`
 * with siblings would be emitted as `Component1`, `Component2` and so on. Keywords that types cannot express are removed.
 */
export function normalizeForTypes(schema: Schema): Schema {
  if (schema.$ref !== undefined) return referenceType(schema, schema.$ref);
  const { not: _not, propertyNames: _names, format: _format, discriminator: _discriminator, ...kept } = schema;
  const { $id: _id, title: _title, default: _default, minimum: _minimum, ...rest } = kept;
  return unknownIfOpen(openIfBare(describeEnum(mapSubschemas(rest, normalizeForTypes))));
}

/** Allows any members in an object without rules. Its type would otherwise be `{}`, which also accepts numbers and strings. */
function openIfBare(schema: Schema): Schema {
  const isObject = [schema.type].flat().includes("object");
  const isBare = !objectRules.some((keyword) => schema[keyword] !== undefined);
  return isObject && isBare ? { ...schema, additionalProperties: true } : schema;
}

/** Gives a schema without rules the type `unknown`. json-schema-to-typescript treats it as an object if it has a description. */
function unknownIfOpen(schema: Schema): Schema {
  const { description: _description, ...rules } = schema;
  return Object.keys(rules).length === 0 ? { ...schema, tsType: "unknown" } : schema;
}

function referenceType(schema: Schema, ref: string): Schema {
  const { $ref: _ref, description, default: _default, ...others } = schema;
  const lost = Object.keys(others);
  if (lost.length > 0)
    throw new Error(`${ref} has the siblings ${lost.join(", ")}, which would be lost: write the reference as allOf.`);
  return { tsType: typeNameOf(ref), ...defined({ description }) };
}

function describeEnum(schema: Schema): Schema {
  const { "x-enum-varnames": names, ...rest } = schema;
  if (names === undefined || rest.enum === undefined) return rest;
  const table = rest.enum.map((value, index) => `- \`${String(value)}\` ${names[index] ?? ""}`);
  return { ...rest, description: [rest.description ?? "", "", ...table].join("\n") };
}

/** Rewrites a schema for ajv: without descriptions, and with `discriminator` in the form of ajv. */
export function normalizeForValidation(schema: Schema): Schema {
  const { description: _description, title: _title, examples: _examples, externalDocs: _docs, ...kept } = schema;
  const { $schema: _dialect, default: _default, "x-enum-varnames": _names, ...rest } = kept;
  return mapSubschemas({ ...rest, ...tagged(rest) }, normalizeForValidation);
}

/** Ajv does not support `mapping`, and a discriminator accepts every value that is not an object unless `type` forbids it. */
function tagged({ discriminator }: Schema): Schema {
  if (discriminator === undefined) return {};
  return { type: "object", discriminator: { propertyName: discriminator.propertyName } };
}

/** Merges the definitions of several files. @throws Error if two files define a name differently. */
export function mergeDefinitions(files: ReadonlyMap<string, Schema>): Record<string, Schema> {
  const merged: Record<string, Schema> = {};
  for (const [file, schema] of files) {
    for (const [name, definition] of Object.entries(schema.$defs ?? {})) {
      const local = localizeRefs(definition);
      const earlier = merged[name];
      if (earlier !== undefined && JSON.stringify(earlier) !== JSON.stringify(local)) {
        throw new Error(
          `${file}: $defs/${name} is defined differently in another file: rename one of them or make them equal.`,
        );
      }
      merged[name] = local;
    }
  }
  return merged;
}

/** `common.json#/$defs/X` and `https://…/common.json#/$defs/X` become `#/$defs/X`. */
function localizeRefs(schema: Schema): Schema {
  const copy = mapSubschemas(schema, localizeRefs);
  if (copy.$ref !== undefined) copy.$ref = `#/$defs/${copy.$ref.slice(copy.$ref.lastIndexOf("/") + 1)}`;
  return copy;
}
