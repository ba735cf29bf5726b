import { readFlow } from "@stepflow/runtime";
import type { Reader } from "./growth.ts";

const HEAD = "steps: []\noutput:\n";

const numbered = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join("");

/** Texts of any size, by the part that grows. */
const TEXTS: Readonly<Record<string, (count: number) => string>> = {
  "aliases of one value": (count) => `${HEAD}  a: &a 1\n  b: [${"*a,".repeat(count)}1]\n`,
  "anchors with an alias each": (count) =>
    HEAD + numbered(count, (index) => `  k${index}: &a${index} 1\n  l${index}: *a${index}\n`),
  "aliases within their own value": (count) => `${HEAD}  &a [${"*a,".repeat(count)}]\n`,
  members: (count) => HEAD + numbered(count, (index) => `  k${index}: 1\n`),
  "members as JSON": (count) =>
    JSON.stringify({
      steps: [],
      output: Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, 1])),
    }),
  "integers beyond 2^53 as JSON": (count) => `{"steps":[],"output":[${"12345678901234567,".repeat(count)}1]}`,
  "lines of a list": (count) => HEAD + "  - 1\n".repeat(count),
  "a list in brackets": (count) => `${HEAD}  [${"1,".repeat(count)}1]\n`,
  "objects in a list": (count) => HEAD + "  - a: 1\n    b: 2\n".repeat(count),
  "repeated members": (count) => HEAD + "  a: 1\n".repeat(count),
  "repeated members of objects in a list": (count) => HEAD + "  - a: 1\n    a: 2\n".repeat(count),
  "lines of a block": (count) => `${HEAD}  a: |\n${"    text\n".repeat(count)}`,
  "lines of a folded block": (count) => `${HEAD}  a: >\n${"    text\n\n".repeat(count)}`,
  blocks: (count) => HEAD + numbered(count, (index) => `  k${index}: |\n    text\n`),
  comments: (count) => `${HEAD}${"  # c\n".repeat(count)}  a: 1\n`,
  "escapes in quotes": (count) => `${HEAD}  "${"a\\n".repeat(count)}"\n`,
  "lines in quotes": (count) => `${HEAD}  "${"a b\n   ".repeat(count)}"\n`,
  "doubled quotes": (count) => `${HEAD}  '${"a''".repeat(count)}'\n`,
  "lines of plain text": (count) => `${HEAD}  ${"a b\n  ".repeat(count)}\n`,
  spaces: (count) => `${HEAD}  a:${" ".repeat(count)}1\n`,
  tabs: (count) => `${HEAD}  a:${"\t".repeat(count)}1\n`,
  "empty lines": (count) => `${HEAD}  a: 1\n${"\n".repeat(count)}`,
  "faults in one line": (count) => `${HEAD}  [${"@,".repeat(count)}]\n`,
  "faults in many lines": (count) => HEAD + "  }\n".repeat(count),
  "unknown tags": (count) => `${HEAD}  [${"!x 1,".repeat(count)}]\n`,
  documents: (count) => `${HEAD}  1\n${"---\n1\n".repeat(count)}`,
  directives: (count) => `${"%YAML 1.2\n".repeat(count)}---\n1`,
  "decimal digits": (count) => `${HEAD}  ${"9".repeat(count * 10)}\n`,
  "decimal digits as JSON": (count) => `{"steps":[],"output":${"9".repeat(count * 10)}}`,
  "binary digits": (count) => `${HEAD}  0b${"1".repeat(count * 10)}\n`,
  "backslashes before an escape": (count) => `${HEAD}  "${"\\\\".repeat(count)}\\uD800"\n`,
  separators: (count) => `${HEAD}  "${"\u2028".repeat(count)}"\n`,
  "carriage returns": (count) => `${HEAD}  a: 1\r`.repeat(count),
  openers: (count) => HEAD + "[".repeat(count),
  "nested lists": (count) => `${HEAD}  ${"[".repeat(count)}${"]".repeat(count)}\n`,
};

export const TEXT_READERS: Readonly<Record<string, Reader<string>>> = Object.fromEntries(
  Object.entries(TEXTS).map(([name, make]) => [name, { make, read: (text: string) => readFlow(text) }]),
);
