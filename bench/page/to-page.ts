import type { StoredSection } from "../results.ts";
import type { Row } from "../row.ts";
import { HEADS, toCells } from "../table.ts";
import { verdictOf } from "../verdict.ts";

/** A section with its heading. */
export interface TitledSection extends StoredSection {
  readonly title: string;
}

/** A column without a head is unclear when a table is read aloud. */
const PAGE_HEADS = HEADS.map((head, index) => head || (index === 0 ? "subject" : "verdict"));

const INTRODUCTION = `# Performance

This page is written by \`npm run bench\` from [bench/results.json](../bench/results.json). [bench/README.md](../bench/README.md) describes the
rows and the method. Run the command to measure your own machine: absolute numbers depend on it, ratios much less.

- **ratio** is the subject (first column) divided by what it is compared with. It is the median of all rounds, with its quartiles.
- **same with itself** is the ratio of two equal processes in the same run: the noise. A ratio within its quartiles is shown as "none".
- **must** is a promise of the project, **aim** a goal. A mark is missing where the noise could turn it.`;

/** Writes the page from the results of a run. */
export function toPage(sections: readonly TitledSection[]): string {
  return `${[INTRODUCTION, describeRun(sections), describeMisses(sections), ...sections.map(toSection)].join("\n\n")}\n`;
}

/** Sections of different runs cannot be compared with one another, so the page states whether they are of one. */
function describeRun(sections: readonly TitledSection[]): string {
  const runs = [
    ...new Set(sections.map(({ date, node, rounds }) => `${date} with Node ${node.slice(1)} in ${rounds} rounds`)),
  ];
  if (runs.length === 1) return `Measured in one run on ${runs[0]}.`;
  return `Measured in several runs: on ${runs.join(", on ")}. Compare rows of one table only.`;
}

function describeMisses(sections: readonly TitledSection[]): string {
  const missed = sections.flatMap(({ title, rows }) => rows.filter(isMissed).map((row) => ({ title, row })));
  if (missed.length === 0)
    return "Every ratio is on the right side of its promise, or too close to it for the noise of the run.";
  const lines = missed.map(({ title, row: { subject, yardstick, quantity, ratio, bar } }) => {
    const limit = `${bar?.better === "higher" ? "at least" : "at most"} ${bar?.must}`;
    return `- ${title}: \`${subject}\` beside \`${yardstick}\`, ${quantity}: ${ratio.median.toFixed(2)}, promised ${limit}`;
  });
  return ["These promises are missed:", "", ...lines].join("\n");
}

function isMissed({ ratio, same, bar }: Row): boolean {
  return bar !== undefined && verdictOf(ratio, same, bar) === "miss";
}

function toSection({ title, rows, notes }: TitledSection): string {
  const lines = [PAGE_HEADS, HEADS.map(() => "---"), ...rows.map((row) => toCells(row, 0, [row]))];
  const table = lines.map((cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`).join("\n");
  const remarks = notes.filter((note) => note !== "").map((note) => `- ${note}`);
  return [`## ${title}`, table, ...(remarks.length === 0 ? [] : [remarks.join("\n")])].join("\n\n");
}
