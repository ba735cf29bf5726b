/** Part of a path: the name of a member or the index of an element. An index beyond the length of any array is a bigint. */
export type PathPart = string | number | bigint;

/** A path from a value to a part of it. The empty path leads to the value itself. */
export type JsonPath = readonly PathPart[];

/** Result of {@link follow} for a path that leads nowhere. */
export const ABSENT: unique symbol = Symbol("absent");

/** A text is not a path. The message is the reason, to be part of a sentence. */
export class JsonPathError extends Error {}

const MAX_INDEX = 2n ** 64n - 1n;

/**
 * Reads a path as runtimes 0.9 – 0.11 do. A text that does not begin with `$` is the name of one member, dots included. Other paths consist
 * of `$`, `.name`, `["name"]`, `['name']` and `[0]`. There are no escapes and no wildcards, and a name in brackets cannot contain `]`.
 *
 * @throws JsonPathError
 */
export function parseJsonPath(text: string): JsonPath {
  if (text === "") return [];
  const trimmed = text.trim();
  if (!trimmed.startsWith("$")) return [text];
  const parts: PathPart[] = [];
  let at = 1;
  while (at < trimmed.length) {
    const sign = trimmed[at];
    if (sign === ".") {
      const end = endOfName(trimmed, at + 1);
      // Empty names are skipped: `$..a` and `$.a.` mean `$.a`.
      if (end > at + 1) parts.push(trimmed.slice(at + 1, end));
      at = end;
    } else if (sign === "[") {
      const end = trimmed.indexOf("]", at);
      if (end === -1) throw new JsonPathError(`the bracket at ${at + 1} is not closed`);
      parts.push(readBracket(trimmed.slice(at + 1, end).trim()));
      at = end + 1;
    } else {
      throw new JsonPathError(`"." or "[" must follow "${trimmed.slice(0, at)}", not "${sign}"`);
    }
  }
  return parts;
}

function endOfName(text: string, from: number): number {
  let end = from;
  while (end < text.length && text[end] !== "." && text[end] !== "[") end += 1;
  return end;
}

function readBracket(content: string): PathPart {
  const quote = content[0];
  if (content.length > 1 && (quote === '"' || quote === "'") && content.endsWith(quote)) return content.slice(1, -1);
  const index = /^\+?[0-9]+$/.test(content) ? BigInt(content.replace("+", "")) : undefined;
  if (index !== undefined && index <= MAX_INDEX) return index > Number.MAX_SAFE_INTEGER ? index : Number(index);
  throw new JsonPathError(`[${content}] is neither an index nor a name in quotes`);
}

/**
 * Writes a path as the runtimes do when they store a flow. Names with special characters are not preserved: the name `a.b` becomes `$.a.b`,
 * which is read as two names.
 */
export function formatJsonPath(path: JsonPath): string {
  return `$${path.map((part) => (typeof part === "string" ? `.${part}` : `[${part}]`)).join("")}`;
}

/** Returns the part of a value that a path leads to, or `ABSENT`. Undefined and inherited members count as missing; indexes apply to arrays only. */
export function follow(value: unknown, path: JsonPath): unknown {
  let at = value;
  for (const part of path) {
    if (typeof at !== "object" || at === null || typeof part === "bigint") return ABSENT;
    if (typeof part === "number" ? !Array.isArray(at) || part >= at.length : Array.isArray(at)) return ABSENT;
    if (!Object.hasOwn(at, part)) return ABSENT;
    at = (at as Record<string | number, unknown>)[part];
    if (at === undefined) return ABSENT;
  }
  return at;
}
