import type { Check, Outcome } from "./check.ts";
import type { LastRun } from "./last-run.ts";

const SLOWEST = 10;

/** Returns the line that is printed when a part has ended. */
export function progressLine(name: string, { checks }: Outcome, durationMs: number): string {
  const failed = checks.filter(({ passed }) => !passed).length;
  const count = failed === 0 ? `${checks.length} passed` : `${failed} of ${checks.length} FAILED`;
  return `${failed === 0 ? "ok  " : "FAIL"} ${name.padEnd(18)} ${count.padEnd(20)} ${seconds(durationMs)}`;
}

/** Returns the line that is printed while a part runs. */
export function runningLine(
  name: string,
  done: number | undefined,
  durationMs: number,
  last: LastRun | undefined,
): string {
  const total = last === undefined ? "" : ` of ${last.checks}`;
  const count = done === undefined ? "running" : `${done}${total} done`;
  const before = last === undefined ? "" : `, last time ${seconds(last.durationMs).trim()}`;
  return `...  ${name.padEnd(18)} ${count.padEnd(20)} ${seconds(durationMs)}${before}`;
}

/** Returns the summary of the whole run. CI reads the count in its last line. */
export function summary(checks: readonly Check[]): string {
  const failed = checks.filter(({ passed }) => !passed);
  const slowest = checks
    .flatMap(({ name, durationMs }) => (durationMs === undefined ? [] : [{ name, durationMs }]))
    .sort((a, b) => b.durationMs - a.durationMs)
    .slice(0, SLOWEST);
  const lines = [
    ...section(
      "Slowest tests",
      slowest.map(({ name, durationMs }) => `${seconds(durationMs)}  ${name}`),
    ),
    ...section(
      "Failed",
      failed.map(({ name }) => name),
    ),
    "",
    `${checks.length - failed.length} passed, ${failed.length} failed`,
  ];
  return `${lines.join("\n")}\n`;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", `${title}:`, ...lines.map((line) => `  ${line}`)];
}

function seconds(durationMs: number): string {
  return `${(durationMs / 1000).toFixed(1)} s`.padStart(8);
}
