import type { ScalarTag } from "yaml";

/** Characters that must be escaped: control characters except the line feed, and those that older readers treat as line breaks or byte order marks. */
const UNPRINTABLE = /(?!\n)\p{Cc}|[\u2028\u2029\ufeff\ufffe\uffff]/u;
/**
 * Strings that readers interpret differently if unquoted: blank ones, signed octal numbers, the default key `=` of YAML 1.1, and those
 * whose first character is a tab, which is no indentation.
 */
const AMBIGUOUS = /^\s*$|^[-+]0o|^=$|^[\n ]*\t/;

const QUOTED: ScalarTag = {
  tag: "tag:yaml.org,2002:str",
  default: true,
  identify: (value) => typeof value === "string" && (UNPRINTABLE.test(value) || AMBIGUOUS.test(value)),
  resolve: (text) => text,
  stringify: ({ value }) => JSON.stringify(value).replace(new RegExp(UNPRINTABLE, "gu"), toEscape),
};

/**
 * Numbers with an exponent. Readers of YAML 1.1 read `1e-7` as a string, and stepflow refuses integers of more than 64 bits that are
 * written without an exponent.
 */
const SCIENTIFIC: ScalarTag = {
  tag: "tag:yaml.org,2002:float",
  default: true,
  identify: (value) => typeof value === "number" && (isLarge(value) || /^-?\de/.test(String(value))),
  // The tags of a schema that have a test precede those that have none.
  test: /^-?\d\.\d+e[-+]\d+$/,
  resolve: Number,
  stringify: ({ value }) => (value as number).toExponential().replace(/^(-?\d)e/, "$1.0e"),
};

function isLarge(value: number): boolean {
  return value >= 2 ** 64 || value <= -(2 ** 63);
}

/** Returns YAML that every reader parses as the same JSON, including readers of YAML 1.1. */
export async function toYamlText(json: unknown): Promise<string> {
  const { stringify } = await import("yaml");
  return stringify(json, {
    compat: "yaml-1.1",
    customTags: (tags) => [QUOTED, SCIENTIFIC, ...tags],
    aliasDuplicateObjects: false,
    // Folding long lines changes blanks at the line ends.
    lineWidth: 0,
    doubleQuotedMinMultiLineLength: Number.POSITIVE_INFINITY,
  });
}

function toEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
