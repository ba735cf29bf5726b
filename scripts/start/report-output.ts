import { inspect } from "node:util";

/** Prints a whole value, one field per line. */
export function reportOutput(value: unknown): string {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return `   ${show(value)}`;
  const width = Math.max(...Object.keys(value).map((name) => name.length));
  return Object.entries(value)
    .map(([name, field]) => `   ${name.padEnd(width)}  ${indent(show(field), 5 + width)}`)
    .join("\n");
}

function show(value: unknown): string {
  return typeof value === "string" && value !== ""
    ? value
    : inspect(value, { depth: null, breakLength: 100, maxStringLength: 2_000 });
}

function indent(text: string, columns: number): string {
  return text.replaceAll("\n", `\n${" ".repeat(columns)}`);
}
