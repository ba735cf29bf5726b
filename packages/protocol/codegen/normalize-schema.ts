import { mapSubschemas, type Schema } from "./schema.ts";

/** Names that would hide a global of JavaScript in the generated module. */
const renamed: Readonly<Record<string, string>> = { Error: "RpcErrorObject" };

const objectRules = ["properties", "patternProperties", "additionalProperties", "allOf", "anyOf", "oneOf"] as const;

/** The TypeScript name of the definition that `ref` points to, across files too. */
export function typeNameOf(ref: string): string {
  const name = ref.slice(ref.lastIndexOf("/") + 1);
  return renamed[name] ?? name;
}

/**
 * The schemas of one file by type name: all `$defs`, and the root when it is given a name of its own.
 *
 * json-schema-to-typescript emits only what the root reaches and ignores `$defs` otherwise, so each one is compiled alone.
 */
export function namedSchemas(schema: Schema, rootName?: string): Map<string, Schema> {
  const { $defs = {}, $schema: _dialect, $id: _id, title: _title, ...root } = schema;
  const named = new Map<string, Schema>();
  if (rootName !== undefined) named.set(rootName, root);
  for (const [name, definition] of Object.entries($defs)) named.set(typeNameOf(name), definition);
  return named;
}

/**
 * What json-schema-to-typescript understands: every `$ref` becomes a type name next to its own description (a `$ref` with
 * siblings would be emitted as `Component1`, `Component2`, …), and keywords without a counterpart among types go away.
 */
export function normalizeForTypes(schema: Schema): Schema {
  if (schema.$ref !== undefined) return referenceType(schema, schema.$ref);
  const { not: _not, propertyNames: _names, format: _format, discriminator: _discriminator, ...kept } = schema;
  const { $id: _id, title: _title, default: _default, minimum: _minimum, ...rest } = kept;
  return unknownIfOpen(openIfBare(describeEnum(mapSubschemas(rest, normalizeForTypes))));
}

/** An object of which nothing is said holds anything; `{}` as a type would take in numbers and texts, too. */
function openIfBare(schema: Schema): Schema {
  const isObject = [schema.type].flat().includes("object");
  const isBare = !objectRules.some((keyword) => schema[keyword] !== undefined);
  return isObject && isBare ? { ...schema, additionalProperties: true } : schema;
}

/** A schema that allows everything, which json-schema-to-typescript would take for an object as soon as it has a description. */
function unknownIfOpen(schema: Schema): Schema {
  const { description: _description, ...rules } = schema;
  return Object.keys(rules).length === 0 ? { ...schema, tsType: "unknown" } : schema;
}

function referenceType(schema: Schema, ref: string): Schema {
  const { $ref: _ref, description, default: _default, ...others } = schema;
  const lost = Object.keys(others);
  if (lost.length > 0) throw new Error(`${ref} stands next to ${lost.join(", ")}: write the reference as allOf.`);
  return { tsType: typeNameOf(ref), ...(description === undefined ? {} : { description }) };
}

function describeEnum(schema: Schema): Schema {
  const { "x-enum-varnames": names, ...rest } = schema;
  if (names === undefined || rest.enum === undefined) return rest;
  const table = rest.enum.map((value, index) => `- \`${String(value)}\` ${names[index] ?? ""}`);
  return { ...rest, description: [rest.description ?? "", "", ...table].join("\n") };
}

/** What a validator needs: no prose, and a `discriminator` in the form that ajv takes. */
export function normalizeForValidation(schema: Schema): Schema {
  const { description: _description, title: _title, examples: _examples, externalDocs: _docs, ...kept } = schema;
  const { $schema: _dialect, default: _default, "x-enum-varnames": _names, ...rest } = kept;
  return mapSubschemas({ ...rest, ...tagged(rest) }, normalizeForValidation);
}

/** ajv knows no `mapping`, and where it finds a discriminator it looks at objects only: anything else would pass. */
function tagged({ discriminator }: Schema): Schema {
  if (discriminator === undefined) return {};
  return { type: "object", discriminator: { propertyName: discriminator.propertyName } };
}

/** All definitions of several files as if they stood in one. Throws when two files define one name differently. */
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
