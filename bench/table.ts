import type { Row } from "./row.ts";
import { exponentOf, type Spread } from "./statistics.ts";
import { type Bar, type Verdict, verdictOf } from "./verdict.ts";

const MARKS: Readonly<Record<Verdict, string>> = { aim: "✔✔ aim", must: "✔ must", miss: "✘ MISS" };
/** Explains what is missing in a table. */
export const LEGEND =
  '"none" means that the difference is within that of two equal processes. A mark is missing where that noise could turn it.';

/** Heads of the columns that {@link toCells} fills. */
export const HEADS: readonly string[] = [
  "",
  "compared with",
  "quantity",
  "ratio",
  "same with itself",
  "must",
  "aim",
  "",
  "measured",
];

/** Formats rows as text for a terminal. */
export function toTable(rows: readonly Row[]): string {
  const lines = [HEADS, ...rows.map(toCells)];
  const widths = HEADS.map((_, index) => Math.max(...lines.map((cells) => cells[index]?.length ?? 0)));
  return lines
    .map((cells) =>
      cells
        .map((cell, index) => cell.padEnd(widths[index] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** Returns the texts of one line of the table. */
export function toCells(row: Row, index: number, rows: readonly Row[]): string[] {
  const above = rows[index - 1];
  const sameAsAbove = above?.subject === row.subject && above.yardstick === row.yardstick;
  return [
    sameAsAbove ? "" : row.subject,
    sameAsAbove ? "" : row.yardstick,
    row.quantity,
    `${row.noise ? `none (${row.ratio.median.toFixed(2)})` : toText(row.ratio)}${exponent(row)}`,
    toText(row.same),
    barOf(row.bar, row.bar?.must),
    barOf(row.bar, row.bar?.aim),
    markOf(row),
    `${round(row.measured.median)} : ${round(row.measuredYardstick.median)} ${row.unit}`,
  ];
}

/** Empty for a row without a bar, and where the noise of the run could turn the verdict. */
function markOf({ ratio, same, bar }: Row): string {
  const verdict = bar === undefined ? undefined : verdictOf(ratio, same, bar);
  return verdict === undefined ? "" : MARKS[verdict];
}

/** Growth of the whole cost with the size. */
function exponent({ ratio, growth }: Row): string {
  return growth === undefined ? "" : `, n^${exponentOf(ratio.median, growth).toFixed(2)}`;
}

function toText({ median, q1, q3 }: Spread): string {
  return `${median.toFixed(2)} (${q1.toFixed(2)}–${q3.toFixed(2)})`;
}

function barOf(bar: Bar | undefined, value: number | undefined): string {
  if (bar === undefined || value === undefined) return "";
  return `${bar.better === "higher" ? "≥" : "≤"} ${value}`;
}

function round(value: number): string {
  const digits = value < 100 ? 1 : 0;
  return value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
