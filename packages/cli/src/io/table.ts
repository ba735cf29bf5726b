import { stripVTControlCharacters } from "node:util";

/** Writes rows as aligned columns, separated by two spaces. Columns by index in `right` are aligned to the right. */
export function toTable(rows: readonly (readonly string[])[], right: readonly number[] = []): string {
  const widths = (rows[0] ?? []).map((_cell, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ""))));
  const lines = rows.map((row) =>
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

function widthOf(text: string): number {
  return stripVTControlCharacters(text).length;
}
