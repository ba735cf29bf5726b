import type { JsonPath } from "@stepflow/protocol/internal-flows";
import type { Kind, ValueType } from "./value-type.ts";

const MAX_LITERALS = 5;
const MAX_CHARS = 40;
const WORDS: Readonly<Record<string, string>> = {
  array: "an array",
  boolean: "a boolean",
  integer: "an integer",
  null: "null",
  number: "a number",
  object: "an object",
  string: "a string",
};

/** Describes a type with an article, such as `a string or null`. */
export function describeType(type: ValueType): string {
  const literals = type.filter(isLiteral);
  const words = new Set([
    ...literals.slice(0, MAX_LITERALS).map(({ alternative: { schema } }) => clip(JSON.stringify(schema["const"]))),
    ...(literals.length > MAX_LITERALS ? ["…"] : []),
    ...type
      .filter((kind) => !isLiteral(kind))
      .map(({ alternative }) => WORDS[alternative.type ?? ""] ?? alternative.type ?? "any value"),
  ]);
  return joinWords([...words]);
}

function isLiteral({ alternative: { type, schema } }: Kind): boolean {
  return type !== "null" && Object.hasOwn(schema, "const");
}

function joinWords(words: readonly string[]): string {
  const last = words.at(-1) ?? "nothing";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} or ${last}`;
}

function clip(text: string): string {
  return text.length <= MAX_CHARS ? text : `${text.slice(0, MAX_CHARS)}…`;
}

/** Writes a path below a name, such as `input.items[0].text`. */
export function writePath(root: string, path: JsonPath): string {
  return path.reduce<string>((text, part) => {
    if (typeof part !== "string") return `${text}[${part}]`;
    return /^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(part) ? `${text}.${part}` : `${text}[${JSON.stringify(part)}]`;
  }, root);
}
