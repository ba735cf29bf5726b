import { eachSubschema, type Schema } from "./schema.ts";

/** Number of words of a description that must not occur in the names of its place. */
const minNewWords = 2;
const emptyWords = new Set(
  "a an and any as at be by for from has have in is it its of on or that the their this to value type object field property".split(
    " ",
  ),
);

/**
 * Returns errors about definitions and properties without a description, or with one that only repeats their name. Each error
 * starts with the JSON pointer of its place.
 */
export function lintDescriptions(schema: Schema): string[] {
  const complaints: string[] = [];
  const check = (child: Schema, pointer: string) => {
    const complaint = isNamed(pointer) ? complaintAbout(child, pointer) : undefined;
    if (complaint !== undefined) complaints.push(`${pointer}: ${complaint}`);
    eachSubschema(child, pointer, check);
  };
  if (schema.description === undefined && hasContent(schema)) complaints.push("(root): has no description");
  eachSubschema(schema, "#", check);
  return complaints;
}

/** A root that contains only `$defs` needs no description. */
function hasContent(schema: Schema): boolean {
  return Object.keys(schema).some((key) => !["$schema", "$id", "$defs", "title"].includes(key));
}

/** Whether a place has a name. Definitions and properties have one; items and alternatives do not. */
function isNamed(pointer: string): boolean {
  return /(?:^|\/)(?:\$defs|properties)\/[^/]+$/.test(pointer);
}

function complaintAbout(schema: Schema, pointer: string): string | undefined {
  const description = schema.description?.trim();
  if (!description) return "has no description";
  const known = new Set(wordsOf(pointer));
  const fresh = new Set(wordsOf(description).filter((word) => !known.has(word) && !emptyWords.has(word)));
  return fresh.size < minNewWords ? `"${description}" only repeats the name` : undefined;
}

/** Returns the words of a text in lower case without plural s. Names in camelCase and snake_case are split. */
function wordsOf(text: string): string[] {
  const parts =
    text
      .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  return parts.map((word) => word.replace(/(?<=..)s$/, ""));
}
