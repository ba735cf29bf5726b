import { readdirSync } from "node:fs";
import { join } from "node:path";
import { type Page, ROOT, readText } from "./page.ts";
import { type Schema, typeOf } from "./schema-types.ts";

/** A file of `schemas/`. */
export interface SchemaFile {
  /** Place in the site without extension, such as `schemas/v1/protocol`: the path of its `$id`. */
  readonly path: string;
  readonly text: string;
  readonly schema: Schema;
}

export function readSchemas(): readonly SchemaFile[] {
  return readdirSync(join(ROOT, "schemas"), { recursive: true, encoding: "utf8" })
    .map((file) => `schemas/${file.replaceAll("\\", "/")}`)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => {
      const text = readText(file);
      return { path: file.replace(/\.json$/, ""), text, schema: JSON.parse(text) as Schema };
    });
}

/** A page for each schema, and one that lists them. */
export function schemaPages(): readonly Page[] {
  const files = readSchemas();
  const rows = files.map(({ path, schema }) => `| [${schema.title}](/${path}) | ${cell(schema.description)} |`);
  const list = `# Schemas

The schemas of all messages and documents, as JSON Schema 2020-12. The JSON of each schema is at the path of its \`$id\`, and each
definition has an address: \`#/$defs/Name\` in the JSON and on the page.

| schema | describes |
| --- | --- |
${rows.join("\n")}
`;
  return [{ path: "schemas/index", text: list }, ...files.map(toPage)];
}

function toPage({ path, schema }: SchemaFile): Page {
  const { title = path, description, $id, $defs = {}, $schema, ...root } = schema;
  const whole = Object.keys(root).length === 0 ? "" : definition("Document", "#", root);
  const parts = Object.entries($defs).map(([name, part]) => definition(name, `/$defs/${name}`, part));
  const text = `# ${title}

${prose(description)}

\`$id\`: \`${$id}\`. The JSON is at <a href="/${path}.json" target="_self">/${path}.json</a>.

${[whole, ...parts].join("\n")}`;
  return { path, text };
}

/** A section with an anchor, the description, the type or the members, and the JSON of a schema. */
function definition(name: string, pointer: string, schema: Schema): string {
  const id = pointer === "#" ? "document" : pointer;
  const members = rowsOf(schema, id, "");
  const table =
    members.length === 0
      ? `Type: ${typeOf(schema)}`
      : ["| member | type | meaning |", "| --- | --- | --- |", ...members].join("\n");
  const extra =
    members.length > 0 && (schema.anyOf ?? schema.oneOf ?? schema.allOf) ? `\n\nType: ${typeOf(schema)}` : "";
  return `## ${name} {#${id}}

${prose(schema.description)}

${table}${extra}

<details><summary>JSON of ${name}</summary>

\`\`\`json
${JSON.stringify(schema, null, 2)}
\`\`\`

</details>
`;
}

/** A row for each member of an object, of the objects within it, and of its variants. */
function rowsOf(schema: Schema, pointer: string, prefix: string): readonly string[] {
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, member]) => {
    const id = `${pointer}/properties/${name}`;
    const need = schema.required?.includes(name) ? "" : ", optional";
    const row = `| <span id="${id}">\`${prefix}${name}\`</span> | ${typeOf(member)}${need} | ${meaningOf(member)} |`;
    return [row, ...rowsOf(member, id, `${prefix}${name}.`)];
  });
  return [...own, ...variantsOf(schema).flatMap(([part, variant]) => rowsOf(variant, `${pointer}/${part}`, prefix))];
}

function variantsOf({ anyOf = [], oneOf = [], allOf = [] }: Schema): readonly (readonly [string, Schema])[] {
  return Object.entries({ anyOf, oneOf, allOf }).flatMap(([keyword, schemas]) =>
    schemas.map((schema, index) => [`${keyword}/${index}`, schema] as const),
  );
}

function meaningOf({ description, default: standard }: Schema): string {
  return [cell(description), standard === undefined ? "" : `Default: \`${JSON.stringify(standard)}\`.`]
    .join(" ")
    .trim();
}

/** Text of a schema within a cell of a table. */
function cell(text: string | undefined): string {
  return prose(text).replaceAll("|", "\\|").replaceAll("\n", " ");
}

/** Text of a schema as Markdown: only code is marked up in it. */
function prose(text = ""): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith("`") ? part : part.replaceAll("<", "&lt;").replaceAll(/[*_]/g, "\\$&")))
    .join("");
}
