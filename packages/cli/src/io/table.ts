import { stripVTControlCharacters } from "node:util";
import { escapeUnsafe } from "@stepflow/protocol/internal";

/** Writes rows as aligned columns, separated by two spaces. Columns by index in `right` are aligned to the right. */
export function toTable(rows: readonly (readonly string[])[], right: readonly number[] = []): string {
  const shown = rows.map((row) => row.map(toSafeCell));
  const widths = (shown[0] ?? []).map((_cell, column) => Math.max(...shown.map((row) => widthOf(row[column] ?? ""))));
  const lines = shown.map((row) =>
    row
      .map((cell, column) => {
        const gap = " ".repeat((widths[column] ?? 0) - widthOf(cell));
        return right.includes(column) ? gap + cell : cell + gap;
      })
      .join("  ")
      .trimEnd(),
  );
  return `${lines.join("\n")}\n`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the sequences of colours begin with one.
const COLOUR = /(\u001b\[[\d;]*m)/;

/** Escapes what could control a terminal, apart from colours: cells quote what runtimes, workers and flows contain. */
function toSafeCell(cell: string): string {
  return cell
    .split(COLOUR)
    .map((part) => (COLOUR.test(part) ? part : escapeUnsafe(part, "\n\t")))
    .join("");
}

function widthOf(text: string): number {
  return stripVTControlCharacters(text).length;
}
