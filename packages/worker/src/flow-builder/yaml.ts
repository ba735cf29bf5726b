import type { ScalarTag } from "yaml";

/** Characters that must be escaped: control characters except the line feed, and those that older readers treat as line breaks or byte order marks. */
const UNPRINTABLE = /(?!\n)\p{Cc}|[\u2028\u2029\ufeff\ufffe\uffff]/u;
/** Strings that readers interpret differently if unquoted: blank ones, signed octal numbers, and the default key `=` of YAML 1.1. */
const AMBIGUOUS = /^\s*$|^[-+]0o|^=$/;

const QUOTED: ScalarTag = {
  tag: "tag:yaml.org,2002:str",
  default: true,
  identify: (value) => typeof value === "string" && (UNPRINTABLE.test(value) || AMBIGUOUS.test(value)),
  resolve: (text) => text,
  stringify: ({ value }) => JSON.stringify(value).replace(new RegExp(UNPRINTABLE, "gu"), toEscape),
};

/** Returns YAML that every reader parses as the same JSON, including readers of YAML 1.1. */
export async function toYamlText(json: unknown): Promise<string> {
  const { stringify } = await import("yaml");
  return stringify(json, {
    compat: "yaml-1.1",
    customTags: (tags) => [QUOTED, ...tags],
    aliasDuplicateObjects: false,
    // Folding long lines changes blanks at the line ends.
    lineWidth: 0,
    doubleQuotedMinMultiLineLength: Number.POSITIVE_INFINITY,
  });
}

function toEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
