import { formatMs } from "../../io/format-ms.ts";
import type { Paint } from "../../io/paint.ts";
import type { JudgedCase } from "./judge.ts";

/** The judged cases of a flow. */
export interface JudgedFile {
  readonly path: string;
  readonly cases: readonly JudgedCase[];
}

/** Form of the report of `test`. */
export type TestFormat = "text" | "json" | "junit";

const MAX_DIFFERENCES = 3;
const MAX_CHARACTERS = 120;

/** Returns whether a case has passed. */
export function hasPassed({ differences }: JudgedCase): boolean {
  return differences.length === 0;
}

/** Writes the report for people. `isComplete` shows all differences in full. */
export function toTextReport(files: readonly JudgedFile[], isComplete: boolean, paint: Paint): string {
  const lines = files.flatMap(({ path, cases }) => [
    paint("bold", path),
    ...cases.flatMap((one) => caseLines(one, isComplete, paint)),
  ]);
  return `${[...lines, summaryOf(files)].join("\n")}\n`;
}

/** Writes the report as one line of JSON. */
export function toJsonReport(files: readonly JudgedFile[]): string {
  const cases = files.flatMap(({ path, cases }) =>
    cases.map((one) => ({
      flow: path,
      case: one.case.name,
      passed: hasPassed(one),
      ms: Math.round(one.ms),
      differences: one.differences,
    })),
  );
  const passed = cases.filter((one) => one.passed).length;
  return `${JSON.stringify({ passed, failed: cases.length - passed, cases })}\n`;
}

/** Writes one difference, such as `/result/words: expected 3, got 2`. */
export function describeDifference(
  { pointer, expected, actual }: JudgedCase["differences"][number],
  maxCharacters: number = MAX_CHARACTERS,
): string {
  return `${pointer}: expected ${show(expected, maxCharacters)}, got ${show(actual, maxCharacters)}`;
}

function caseLines(one: JudgedCase, isComplete: boolean, paint: Paint): string[] {
  const time = paint("dim", formatMs(one.ms));
  if (hasPassed(one)) return [`  ${paint("green", "✔")} ${one.case.name}  ${time}`];
  const shown = isComplete ? one.differences : one.differences.slice(0, MAX_DIFFERENCES);
  const limit = isComplete ? Number.POSITIVE_INFINITY : MAX_CHARACTERS;
  const left = one.differences.length - shown.length;
  return [
    `  ${paint("red", "✘")} ${one.case.name}  ${time}`,
    ...shown.map((difference) => `      ${describeDifference(difference, limit)}`),
    ...(left > 0 ? [`      and ${left} more; --diff shows all`] : []),
  ];
}

function summaryOf(files: readonly JudgedFile[]): string {
  const cases = files.flatMap((file) => file.cases);
  const passed = cases.filter(hasPassed).length;
  return `${passed} passed, ${cases.length - passed} failed`;
}

function show(value: unknown, maxCharacters: number): string {
  const text = value === undefined ? "nothing" : JSON.stringify(value);
  return text.length > maxCharacters ? `${text.slice(0, maxCharacters)}…` : text;
}
