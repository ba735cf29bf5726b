import { expect, it } from "vitest";
import { useCli } from "../cli/support/cli-program.ts";
import { killStarts, soakKills } from "../cli/support/dev-kills.ts";
import { percentile, type SoakResult, soakReloads } from "../cli/support/dev-soak.ts";
import { FULL_VERSIONS, SERVER_VERSIONS } from "../support/runtimes/versions.ts";

/** `STEPFLOW_SOAK_RELOADS=20 npm run test:soak:dev` makes a short run. */
const RELOADS = Number(process.env["STEPFLOW_SOAK_RELOADS"] ?? 200);
const EXECUTIONS = 20;
/** People need some seconds between two edits. After shorter pauses, the next process is not warm yet. */
const PAUSE_MS = 3_000;
const KILLS = Math.ceil(RELOADS / 10);
/** By then, all workers are ready. */
const MAX_START_MS = 2_000;
const NEWEST = SERVER_VERSIONS.at(-1) ?? "";

const cli = useCli();

it.each(["embedded", ...FULL_VERSIONS, NEWEST])("%s: loses no run while workers are reloaded", async (runtime) => {
  // From 0.12 on, a task may reach former code until that has left its queue.
  const isImmediate = runtime !== NEWEST;
  const settings = { reloads: RELOADS, executions: EXECUTIONS, pauseMs: PAUSE_MS, isImmediate };
  const result = await soakReloads(cli, { ...settings, args: argsFor(runtime) });
  report(runtime, result);
  expect(result.reloadMs).toHaveLength(RELOADS);
});

it.each(["embedded", ...FULL_VERSIONS, NEWEST])("%s: leaves no process behind when it is killed", async (runtime) => {
  const { interrupted } = await soakKills(cli, KILLS, argsFor(runtime));
  process.stdout.write(`${runtime}: ${KILLS} kills, ${interrupted} runs shown as interrupted, no process left\n`);
});

it("leaves no process behind when it is killed while it starts", async () => {
  await killStarts(cli, RELOADS, MAX_START_MS);
  process.stdout.write(`${RELOADS} kills during a start, no process left\n`);
});

function argsFor(runtime: string): readonly string[] {
  return runtime === "embedded" ? [] : ["--runtime", runtime];
}

function report(runtime: string, { runs, overlapping, reloadMs, totalMs }: SoakResult): void {
  const of = (values: readonly number[]): string =>
    [0.5, 0.95].map((share) => `p${share * 100} ${percentile(values, share).toFixed(0)} ms`).join(", ");
  process.stdout.write(
    `${runtime}: ${reloadMs.length} reloads during ${runs} runs, of which ${overlapping} finished on former code; ` +
      `reload ${of(reloadMs)}; from the write of the file ${of(totalMs)}\n`,
  );
}
