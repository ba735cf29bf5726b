import type { Bar, Row, Verdict } from "./row.ts";
import type { Spread } from "./statistics.ts";

const MARKS: Readonly<Record<Verdict, string>> = { aim: "✔✔ aim", must: "✔ must", miss: "✘ MISS" };
const HEADS = ["", "compared with", "quantity", "ratio", "same with itself", "must", "aim", "", "measured"];

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

function toCells(row: Row, index: number, rows: readonly Row[]): string[] {
  const above = rows[index - 1];
  const sameAsAbove = above?.subject === row.subject && above.yardstick === row.yardstick;
  return [
    sameAsAbove ? "" : row.subject,
    sameAsAbove ? "" : row.yardstick,
    row.quantity,
    row.noise ? `none (${row.ratio.median.toFixed(2)})` : toText(row.ratio),
    toText(row.same),
    barOf(row.bar, row.bar?.must),
    barOf(row.bar, row.bar?.aim),
    row.verdict === undefined ? "" : MARKS[row.verdict],
    `${round(row.measured.median)} : ${round(row.measuredYardstick.median)} ${row.unit}`,
  ];
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
