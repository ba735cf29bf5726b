import { mapSchemas } from "./map-schemas.ts";

type Schema = Record<string, unknown>;

/**
 * Changes the patterns of a schema that are legal without the flag `u` only. Many patterns escape characters needlessly, such as `\-`, which
 * the flag forbids.
 *
 * @throws SyntaxError for a pattern that is no regular expression.
 */
export function toUnicodePatterns(document: Schema): Schema {
  mapSchemas(document, (schema) => {
    const { pattern, patternProperties } = schema;
    if (typeof pattern === "string") schema["pattern"] = toUnicodePattern(pattern);
    if (typeof patternProperties === "object" && patternProperties !== null) {
      const entries = Object.entries(patternProperties).map(([name, value]) => [toUnicodePattern(name), value]);
      schema["patternProperties"] = Object.fromEntries(entries);
    }
  });
  return document;
}

function toUnicodePattern(pattern: string): string {
  if (isPattern(pattern, "u")) return pattern;
  const plain = withoutNeedlessEscapes(pattern);
  if (isPattern(plain, "u")) return plain;
  // Names the fault.
  new RegExp(pattern);
  throw new SyntaxError(
    `Invalid regular expression: /${pattern}/ is not legal with the flag u, which this platform uses`,
  );
}

function isPattern(pattern: string, flags: string): boolean {
  try {
    new RegExp(pattern, flags);
    return true;
  } catch {
    return false;
  }
}

/** A character class, or an escape outside of one. */
const PARTS = /\[(?:\\.|[^\]\\])*\]|\\./gsu;
const NEEDLESS = /\\([^\w$()*+./?[\\\]^{|}-]|_)/gu;

function withoutNeedlessEscapes(pattern: string): string {
  return pattern.replace(PARTS, (part) =>
    part.startsWith("[") ? part.replace(/\\.|[^\\]/gsu, plain) : part === "\\-" ? "-" : plain(part),
  );
}

function plain(character: string): string {
  return character.replace(NEEDLESS, "$1");
}
