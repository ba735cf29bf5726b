import type { Check, Outcome, Part } from "./check.ts";
import { killCommands } from "./command.ts";
import { explain } from "./failure-reasons.ts";
import { CACHE, readLastRuns, writeLastRuns } from "./last-run.ts";
import { CORES, runParts } from "./schedule.ts";
import { progressLine, runningLine, summary } from "./summary.ts";

const PROGRESS_MS = 30_000;

export interface ReportOptions {
  /** Whether the durations of parts are kept, so that the next run can print them. */
  readonly keepDurations: boolean;
}

/** Runs parts, prints their progress and the reasons of failures, and sets the exit code. */
export async function runAndReport(parts: readonly Part[], { keepDurations }: ReportOptions): Promise<void> {
  stopWithProcess();
  const checks: Check[] = [];
  const explanations: Promise<void>[] = [];
  const lastRuns = await readLastRuns();
  const timers = new Map<string, NodeJS.Timeout>();

  /** Prints now and every 30 s how far the part is. */
  function watch({ name }: Part): (done: number) => void {
    const startedAt = performance.now();
    let done: number | undefined;
    const print = (): void => console.log(runningLine(name, done, performance.now() - startedAt, lastRuns[name]));
    print();
    timers.set(name, setInterval(print, PROGRESS_MS));
    return (count) => {
      done = count;
    };
  }

  function finish(part: Part, outcome: Outcome, durationMs: number): void {
    clearInterval(timers.get(part.name));
    checks.push(...outcome.checks);
    console.log(progressLine(part.name, outcome, durationMs));
    const hasPassed = outcome.checks.every(({ passed }) => passed);
    if (hasPassed && keepDurations) lastRuns[part.name] = { durationMs, checks: outcome.checks.length };
    if (hasPassed) return;
    explanations.push(explain(part.name, outcome, CACHE).then((text) => console.log(text.replace(/^/gm, "     "))));
  }

  await runParts(parts, CORES, finish, watch);
  await Promise.all(explanations);
  await writeLastRuns(lastRuns);
  process.exitCode = checks.length > 0 && checks.every(({ passed }) => passed) ? 0 : 1;
  console.log(summary(checks).trimEnd());
}

function stopWithProcess(): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      killCommands();
      process.exit(1);
    });
  }
}
