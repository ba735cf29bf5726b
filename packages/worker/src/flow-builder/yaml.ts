import type { ScalarTag } from "yaml";

/** What YAML wants escaped: control characters but the line feed, and what old readers take for the end of a line or a mark. */
const UNPRINTABLE = /(?!\n)\p{Cc}|[\u2028\u2029\ufeff\ufffe\uffff]/u;
/** What readers understand each in their own way: blanks alone, signed octal numbers, and the default key of YAML 1.1. */
const AMBIGUOUS = /^\s*$|^[-+]0o|^=$/;

const QUOTED: ScalarTag = {
  tag: "tag:yaml.org,2002:str",
  default: true,
  identify: (value) => typeof value === "string" && (UNPRINTABLE.test(value) || AMBIGUOUS.test(value)),
  resolve: (text) => text,
  stringify: ({ value }) => JSON.stringify(value).replace(new RegExp(UNPRINTABLE, "gu"), toEscape),
};

/** YAML text that all readers take for the same JSON, those of YAML 1.1 as well. */
export async function toYamlText(json: unknown): Promise<string> {
  const { stringify } = await import("yaml");
  return stringify(json, {
    compat: "yaml-1.1",
    customTags: (tags) => [QUOTED, ...tags],
    aliasDuplicateObjects: false,
    // Folded lines lose blanks at their ends, or get others.
    lineWidth: 0,
    doubleQuotedMinMultiLineLength: Number.POSITIVE_INFINITY,
  });
}

function toEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
