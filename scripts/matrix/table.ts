import type { MatrixColumn } from "../../tests/conformance/behaviour/matrix.ts";

const NAMES: Readonly<Record<string, string>> = {
  "in-process": "in process",
  url: "by URL",
  subprocess: "as subprocess",
};

/** Returns the table of features as Markdown, with a row for each feature and a column for each version. */
export function toTable(columns: readonly MatrixColumn[]): string {
  const versions = [...new Set(columns.map(({ version }) => version))];
  const features = [...new Set(columns.flatMap(({ cells }) => Object.keys(cells)))];
  const rows = features.map((feature) => [
    feature,
    ...versions.map((version) =>
      toCell(
        columns.filter((column) => column.version === version),
        feature,
      ),
    ),
  ]);
  return align([["", ...versions], ...rows]);
}

/** Pads the cells of each column to the same width, so that the source is readable, too. */
export function align([head = [], ...rows]: readonly (readonly string[])[]): string {
  const escaped = [head, ...rows].map((cells) => cells.map((cell) => cell.replaceAll("|", "\\|")));
  const widths = head.map((_, column) => Math.max(3, ...escaped.map((cells) => cells[column]?.length ?? 0)));
  const lines = escaped.map((cells) => cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)));
  const rule = widths.map((width) => "-".repeat(width));
  return lines
    .toSpliced(1, 0, rule)
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

/** Returns one word if all modes agree, a list of the modes otherwise, and an empty cell if nothing was tested. */
function toCell(columns: readonly MatrixColumn[], feature: string): string {
  const found = columns.map(({ mode, cells }) => ({ mode, text: cells[feature] ?? "" }));
  const texts = new Set(found.map(({ text }) => text));
  if (texts.size === 1) return found[0]?.text ?? "";
  return found.map(({ mode, text }) => `${NAMES[mode] ?? mode}: ${text}`).join("; ");
}

/** Inserts the table between the marks of a text. @throws Error if there are no marks */
export function putTable(text: string, table: string, mark = "matrix"): string {
  const region = new RegExp(`(<!-- ${mark} -->\\n)[\\s\\S]*?(<!-- /${mark} -->)`);
  if (!region.test(text))
    throw new Error(`The page has no "<!-- ${mark} -->" that is followed by "<!-- /${mark} -->".`);
  return text.replace(region, (_all, start: string, end: string) => `${start}\n${table}\n\n${end}`);
}
