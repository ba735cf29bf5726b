import { eachSubschema, type Schema } from "./schema.ts";

/** How many words a description must have that its reader does not already know from the names. */
const minNewWords = 2;
const emptyWords = new Set(
  "a an and any as at be by for from has have in is it its of on or that the their this to value type object field property".split(
    " ",
  ),
);

/**
 * Complaints about definitions and properties without a description, or with one that only repeats their name.
 * Each names the place by JSON pointer.
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

/** A root that only holds `$defs` needs no words. */
function hasContent(schema: Schema): boolean {
  return Object.keys(schema).some((key) => !["$schema", "$id", "$defs", "title"].includes(key));
}

/** Definitions and properties have names; items, alternatives and the like belong to what they stand in. */
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

/** Lower-case words without a plural s; camelCase and snake_case names fall into their parts. */
function wordsOf(text: string): string[] {
  const parts =
    text
      .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  return parts.map((word) => word.replace(/(?<=..)s$/, ""));
}
