/** The members of a JSON Schema that `schemas/` uses. */
export interface Schema {
  readonly $id?: string;
  readonly $schema?: string;
  readonly title?: string;
  readonly description?: string;
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly const?: unknown;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly items?: Schema | boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly $defs?: Readonly<Record<string, Schema>>;
}

/** The type of a schema in one line of Markdown, with links to the definitions that it names. */
export function typeOf(schema: Schema): string {
  const { $ref, type, format, items, additionalProperties } = schema;
  if ($ref !== undefined) return linkTo($ref);
  if (schema.const !== undefined) return code(schema.const);
  if (schema.enum !== undefined) return schema.enum.map(code).join(" or ");
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return choices.map(typeOf).join(" or ");
  if (schema.allOf !== undefined) return schema.allOf.map(typeOf).join(" and ");
  if (typeof type === "object") return type.map((one) => typeOf({ ...schema, type: one })).join(" or ");
  if (type === "array" && typeof items === "object") return `list of ${typeOf(items)}`;
  if (type === "object" && typeof additionalProperties === "object") return `map of ${typeOf(additionalProperties)}`;
  return [type ?? "any JSON", format === undefined ? "" : `(${format})`].filter(Boolean).join(" ");
}

function code(value: unknown): string {
  return `\`${JSON.stringify(value)}\``;
}

/** `#/$defs/Name` is on the same page, and `common.json#/$defs/Name` on one beside it. */
function linkTo(reference: string): string {
  const [file = "", pointer = ""] = reference.split("#");
  const page = file === "" ? "" : `./${file.replace(/\.json$/, "")}`;
  return `[${pointer.split("/").at(-1)}](${page}#${pointer})`;
}
