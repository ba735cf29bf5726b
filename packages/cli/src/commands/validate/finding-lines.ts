import type { DiagnosticLevel } from "@stepflow/runtime";
import type { Colour, Paint } from "../../io/paint.ts";
import type { Finding } from "./finding.ts";

const COLOURS: Readonly<Record<DiagnosticLevel, Colour>> = { fatal: "red", error: "red", warning: "yellow" };

/** Writes each finding in a line that begins with its place. */
export function toFindingLines(findings: readonly Finding[], paint: Paint): string[] {
  return findings.map(({ flow, level, message, pointer, line, column }) => {
    const position = line === undefined ? (pointer === "" ? "" : ` (${pointer})`) : `:${line}:${column ?? 1}`;
    return `${flow}${position} ${paint(COLOURS[level], level)} ${message}`;
  });
}
