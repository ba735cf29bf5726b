/** Width of a line of the created projects. */
const MAX_COLUMNS = 120;
const INDENT = "  ";

/** A piece of TypeScript: a text, or a list that fits into one line or has one line for each item. */
export type Code = string | List;

/** A list with what stands before and after its items, such as `z.object({` and `})`. */
export interface List {
  readonly head: string;
  readonly items: readonly Code[];
  readonly tail: string;
}

/** Puts a text in front of a piece of code. */
export function prefix(text: string, code: Code): Code {
  return typeof code === "string" ? text + code : { ...code, head: text + code.head };
}

/** Puts a text behind a piece of code. */
export function suffix(code: Code, text: string): Code {
  return typeof code === "string" ? code + text : { ...code, tail: code.tail + text };
}

/** Writes a piece of code as a formatter would. All lines but the first one begin with `indent`. */
export function layOut(code: Code, indent: string): string {
  const flat = toLine(code);
  if (typeof code === "string" || indent.length + flat.length <= MAX_COLUMNS) return flat;
  const inner = indent + INDENT;
  const lines = code.items.map((item) => `${inner}${layOut(suffix(item, ","), inner)}\n`);
  return `${code.head}\n${lines.join("")}${indent}${code.tail}`;
}

/** Writes a piece of code in one line. */
function toLine(code: Code): string {
  if (typeof code === "string") return code;
  const space = code.head.endsWith("{") ? " " : "";
  return `${code.head}${space}${code.items.map(toLine).join(", ")}${space}${code.tail}`;
}
