import { describeDifference, hasPassed, type JudgedFile } from "./test-report.ts";

/** Writes the report in the XML that CI servers read. */
export function toJunitReport(files: readonly JudgedFile[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${files.map(toSuite).join("")}</testsuites>\n`;
}

function toSuite({ path, cases }: JudgedFile): string {
  const failures = cases.filter((one) => !hasPassed(one)).length;
  const seconds = cases.reduce((sum, { ms }) => Math.max(sum, ms), 0) / 1_000;
  const head = `<testsuite name="${escapeXml(path)}" tests="${cases.length}" failures="${failures}" time="${seconds.toFixed(3)}">`;
  const lines = cases.map((one) => {
    const open = `<testcase classname="${escapeXml(path)}" name="${escapeXml(one.case.name)}" time="${(one.ms / 1_000).toFixed(3)}"`;
    if (hasPassed(one)) return `    ${open}/>\n`;
    const [first = ""] = one.differences.map((difference) => describeDifference(difference));
    const all = one.differences.map((difference) => describeDifference(difference, Number.POSITIVE_INFINITY));
    return `    ${open}><failure message="${escapeXml(first)}">${escapeXml(all.join("\n"))}</failure></testcase>\n`;
  });
  return `  ${head}\n${lines.join("")}  </testsuite>\n`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\n": "&#10;",
};
// biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot contain these characters, not even escaped.
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const LONE_SURROGATE = /\p{Surrogate}/gu;

function escapeXml(text: string): string {
  const allowed = text.replace(FORBIDDEN, "\ufffd").replace(LONE_SURROGATE, "\ufffd");
  return allowed.replace(/[&<>"\n]/g, (character) => ENTITIES[character] ?? "");
}
