import type { JsonSchema } from "../../schemas/json-schema.ts";

const MAX_DEFAULT_LENGTH = 80;

/** Returns the members that make json-schema-to-typescript write a doc comment: the description, and the default value of a field. */
export function docOf(schema: JsonSchema): { readonly description?: string; readonly deprecated?: true } {
  const { description, deprecated, default: value } = schema;
  const json = value === undefined ? "" : JSON.stringify(value);
  const tag = json !== "" && json.length <= MAX_DEFAULT_LENGTH ? `@default ${json}` : "";
  const text = [typeof description === "string" ? description.trim() : "", tag].filter((part) => part !== "");
  return {
    ...(text.length === 0 ? {} : { description: inComment(text.join("\n\n")) }),
    ...(deprecated === true ? { deprecated } : {}),
  };
}

/** Writes a description as a doc comment, or nothing. */
export function toDocComment(description: string | undefined, indent: string): string {
  const lines = inComment(description?.trim() ?? "").split("\n");
  if (lines.length === 1) return lines[0] === "" ? "" : `${indent}/** ${lines[0]} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}`.trimEnd()).join("\n")}\n${indent} */\n`;
}

/** A description may come from any program, so it must not end the comment. */
function inComment(text: string): string {
  return text.replace(/\r\n?|[\u2028\u2029]/g, "\n").replaceAll("*/", "*\\/");
}
