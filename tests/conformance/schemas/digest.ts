/** Any JSON Schema, read without trusting it. */
export type AnySchema = { readonly [keyword: string]: unknown };

/** Members of one kind of object: name (with `!` when required) → shape of its value in one line. */
export type Variant = Readonly<Record<string, string>>;

/** Summary of a definition: the variants of an object, or one line for anything else. */
export type DefinitionDigest = string | readonly Variant[];

export type SchemaDigest = Readonly<Record<string, DefinitionDigest>>;

/** The constraints of a schema on data, without descriptions and independent of how it is split into definitions. */
export function digestOf(schema: AnySchema): SchemaDigest {
  const definitions = definitionsOf(schema);
  const digest: Record<string, DefinitionDigest> = {};
  if (schema["properties"] !== undefined || schema["allOf"] !== undefined)
    digest["(root)"] = digestDefinition(schema, definitions);
  for (const [name, definition] of Object.entries(definitions))
    digest[name] = digestDefinition(definition, definitions);
  return digest;
}

function digestDefinition(schema: AnySchema, definitions: Record<string, AnySchema>): DefinitionDigest {
  const variants = variantsOf(schema, definitions);
  return variants === undefined ? lineOf(schema) : variants;
}

/** The kinds of object that `schema` allows, with references followed. `undefined` if it allows other values, too. */
function variantsOf(schema: AnySchema, definitions: Record<string, AnySchema>): Variant[] | undefined {
  const target = resolve(schema, definitions);
  const parts = [...(target === schema ? [] : [target]), ...listOf(schema, "allOf")];
  let variants: Variant[] = isRecord(schema["properties"]) ? [ownMembers(schema)] : [];
  for (const part of parts) {
    if (lineOf(resolve(part, definitions)) === "any" && part["allOf"] === undefined) continue;
    const more = variantsOf(part, definitions);
    if (more === undefined) return undefined;
    variants = combine(variants, more);
  }
  const alternatives = [...listOf(schema, "oneOf"), ...listOf(schema, "anyOf")];
  if (alternatives.length === 0) return variants.length === 0 ? undefined : variants;
  const each = alternatives.map((alternative) => variantsOf(alternative, definitions));
  if (each.includes(undefined)) return undefined;
  return combine(
    variants,
    each.flat().filter((variant) => variant !== undefined),
  );
}

function combine(left: Variant[], right: Variant[]): Variant[] {
  if (left.length === 0) return right;
  return left.flatMap((one) => right.map((other) => ({ ...one, ...other })));
}

function ownMembers(schema: AnySchema): Variant {
  const required = Array.isArray(schema["required"]) ? schema["required"] : [];
  const members = Object.entries(isRecord(schema["properties"]) ? schema["properties"] : {});
  return Object.fromEntries(
    members.map(([name, member]) => [required.includes(name) ? `${name}!` : name, lineOf(member)]),
  );
}

/** One line for the shape of a value: `string`, `integer:uint32|null`, `[Step]`, `{string}`, `BlobId`, `any`. */
function lineOf(schema: unknown): string {
  if (!isRecord(schema)) return "any";
  if (typeof schema["$ref"] === "string") return referenceLine(nameOf(schema["$ref"]));
  if (schema["const"] !== undefined) return JSON.stringify(schema["const"]);
  if (Array.isArray(schema["enum"])) return schema["enum"].map((value) => JSON.stringify(value)).join("|");
  const alternatives = [...listOf(schema, "oneOf"), ...listOf(schema, "anyOf")];
  if (alternatives.length > 0) return union(alternatives.map(lineOf));
  if (isRecord(schema["properties"])) return memberLine(schema);
  const types = Array.isArray(schema["type"]) ? schema["type"] : [schema["type"]];
  return union(types.map((type) => typeLine(String(type ?? "any"), schema)));
}

/** `Value` is the name for any JSON. Some schemas use it where others omit the type. */
function referenceLine(name: string): string {
  return name === "Value" ? "any" : name;
}

function typeLine(type: string, schema: AnySchema): string {
  if (type === "array") return `[${lineOf(schema["items"])}]`;
  if (type === "object") return mapLine(lineOf(schema["additionalProperties"]));
  return (type === "integer" || type === "string") && schema["format"] !== undefined
    ? `${type}:${String(schema["format"])}`
    : type;
}

function mapLine(values: string): string {
  return values === "any" ? "object" : `{${values}}`;
}

function memberLine(schema: AnySchema): string {
  return `{${Object.entries(ownMembers(schema))
    .map(([name, line]) => `${name}: ${line}`)
    .join(", ")}}`;
}

/** `any` includes the others, null comes last, and the order of the others has no meaning. */
function union(lines: readonly string[]): string {
  const distinct = [...new Set(lines)].sort((a, b) => Number(a === "null") - Number(b === "null") || (a < b ? -1 : 1));
  return distinct.includes("any") ? "any" : distinct.join("|");
}

function definitionsOf(schema: AnySchema): Record<string, AnySchema> {
  return isRecord(schema["$defs"]) ? (schema["$defs"] as Record<string, AnySchema>) : {};
}

function resolve(schema: AnySchema, definitions: Record<string, AnySchema>): AnySchema {
  return typeof schema["$ref"] === "string" ? (definitions[nameOf(schema["$ref"])] ?? schema) : schema;
}

function listOf(schema: AnySchema, keyword: "allOf" | "anyOf" | "oneOf"): AnySchema[] {
  const list = schema[keyword];
  return Array.isArray(list) ? (list as AnySchema[]) : [];
}

function nameOf(ref: string): string {
  return ref.slice(ref.lastIndexOf("/") + 1);
}

function isRecord(value: unknown): value is AnySchema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
