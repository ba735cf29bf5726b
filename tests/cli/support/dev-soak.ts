import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { createClient } from "@stepflow/client";
import { expect, vi } from "vitest";
import type { CliProgram } from "./cli-program.ts";
import { createProject, type DevProcess, type DevProject, ready } from "./dev-project.ts";
import { markProcesses } from "./marked-processes.ts";

/** Extent of a soak. */
export interface SoakOptions {
  readonly reloads: number;
  /** Executions that are always under way. */
  readonly executions: number;
  /** Longest pause between two reloads; 0 if omitted. */
  readonly pauseMs?: number;
  /** Whether executions that start after a reload must reach the new code; true if omitted. A queue gives tasks to former code until that has left it. */
  readonly isImmediate?: boolean;
  /** Further arguments of `dev`, such as `--runtime`. */
  readonly args?: readonly string[];
}

/** What a soak has measured. Times are milliseconds. */
export interface SoakResult {
  readonly runs: number;
  /** Executions that finished on former code. */
  readonly overlapping: number;
  /** From the notice of a change to the new code in service. */
  readonly reloadMs: readonly number[];
  /** From the write of a file to the new code in service. */
  readonly totalMs: readonly number[];
}

/**
 * The worker notes where an execution begins, sends callbacks for a while, and returns the version of its code. The result of an execution that
 * began twice, or that another process ended, would differ from the note.
 */
function workerOf(library: string, version: number): string {
  return `
import { appendFileSync } from "node:fs";
import { createWorker } from ${JSON.stringify(library)};
const version: number = ${version};
const identity = { steps: [{ id: "own", component: "/builtin/create_messages", input: { user_prompt: "x" } }], output: { $input: "$" } };
export default createWorker({ name: "soak" }).component("/work", async ({ id, log }: { id: string; log: string }, ctx) => {
  appendFileSync(log, id + " " + version + "\\n");
  const blob = await ctx.putBlob({ id, version });
  const [inner] = await ctx.evaluateRun(identity, [{ id }]);
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 400));
  const stored = (await ctx.getBlob(blob)) as { id: string; version: number };
  if (stored.id !== id || stored.version !== version || inner?.outcome !== "success") throw new Error("wrong callback: " + JSON.stringify({ stored, inner }));
  return { id, version };
}).component("/version", () => version);
`;
}

/** Runs one execution. */
export const FLOW: object = {
  steps: [{ id: "work", component: "/soak/work", input: { $input: "$" } }],
  output: { $step: "work" },
};

/** Reloads a worker again and again while executions are under way, and checks every result. */
export async function soakReloads(
  cli: CliProgram,
  { reloads, executions, pauseMs = 0, isImmediate = true, args = [] }: SoakOptions,
): Promise<SoakResult> {
  const project = await createProject(cli);
  const log = join(project.folder, "begun.log");
  await writeVersion(project, cli, 0);
  const processes = markProcesses();
  const dev = await project.start(["src/worker.ts", ...args], processes.env);
  await dev.next(ready);
  await untilServing(dev);
  const client = createClient({ url: dev.url, resolveReferences: true });
  const state = { version: 0, isEnding: false, runs: 0, overlapping: 0 };
  const results = new Map<string, number>();
  const loop = async (lane: number): Promise<void> => {
    for (let index = 0; !state.isEnding; index += 1) {
      const id = `${lane}-${index}`;
      const least = state.version;
      const { items } = await client.run(FLOW, [{ id, log }]);
      const result: unknown = items[0]?.result;
      expect(result).toEqual({ outcome: "success", result: { id, version: expect.any(Number) } });
      const { version } = (result as { result: { version: number } }).result;
      // New executions reach the new code as soon as it is reported.
      expect(version).toBeGreaterThanOrEqual(isImmediate ? least : 0);
      results.set(id, version);
      state.runs += 1;
    }
  };
  const loops = Promise.all(Array.from({ length: executions }, (_none, lane) => loop(lane)));
  const [reloadMs, totalMs]: [number[], number[]] = [[], []];
  const reloading = (async () => {
    for (let version = 1; version <= reloads; version += 1) {
      const startedAt = performance.now();
      await writeVersion(project, cli, version);
      const { reload, at } = await nextReload(dev, isImmediate ? version : undefined);
      totalMs.push(at - startedAt);
      state.version = version;
      state.overlapping += Number(reload["executions"]);
      reloadMs.push(Number(reload["ms"]));
      await pause(Math.random() * pauseMs);
    }
    state.isEnding = true;
  })();
  await Promise.all([loops, reloading]);
  const begun = (await readFile(log, "utf8")).trim().split("\n");
  expect(begun.sort()).toEqual([...results].map(([id, version]) => `${id} ${version}`).sort());
  await dev.stop();
  await processes.untilNoneLeft();
  return { runs: state.runs, overlapping: state.overlapping, reloadMs, totalMs };
}

/** Waits for the reload after which a version of the code is in service. A reload that had begun before its file was written comes first. */
async function nextReload(dev: DevProcess, version: number | undefined): Promise<ReloadNotice> {
  for (;;) {
    const { reload } = await dev.next(({ type, reload: one }) => type === "reload" && Object(one).state !== "running");
    const at = performance.now();
    expect([Object(reload).state, Object(reload).error]).toEqual(["ready", undefined]);
    const current = await dev.execute("/soak/version");
    if (version === undefined || Object(current).result === version) return { reload: Object(reload), at };
  }
}

/** A reload, and the time at which it was reported. */
interface ReloadNotice {
  readonly reload: Readonly<Record<string, unknown>>;
  readonly at: number;
}

/** Returns the value below which a share of the values is. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Writes the worker of a soak. */
export function writeVersion(project: DevProject, cli: CliProgram, version: number): Promise<void> {
  return project.write({ "src/worker.ts": workerOf(join(cli.dist, "worker-library.js"), version) });
}

/** Waits until the REST API answers: real servers start after their workers. */
async function untilServing({ url }: DevProcess): Promise<void> {
  await vi.waitFor(async () => expect((await fetch(`${url}/api/v1/health`)).status).toBe(200), {
    timeout: 60_000,
    interval: 50,
  });
}
