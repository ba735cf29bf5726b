import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDeferred } from "@stepflow/protocol/internal";
import { type ComponentContext, ComponentError, createWorker, defineComponent, silentLogger } from "@stepflow/worker";
import { serve } from "@stepflow/worker/node";
import { describe, expect, it, onTestFinished } from "vitest";
import { oneStepFlow } from "../support/data/flows.ts";
import { startRuntime } from "../support/runtimes/real-runtime.ts";
import { EMBEDDED, IN_PROCESS, openTestBench, REAL_011 } from "../support/runtimes/test-bench.ts";

/** A runtime resumes the runs that it left under the same id. With another id, its absence must be noticed first. */
const ORCHESTRATOR_ID = { STEPFLOW_ORCHESTRATOR_ID: "recovering" };

/** Sub-runs that one execution of the parent submits: one for each text, one after the other or all at once. */
type Plan = readonly (string | readonly string[])[];

/** A worker whose parent component executes the first plan, waits until its runtime is gone, and then executes the second one. */
async function startPlanned(first: Plan, second: Plan, { crashInChild }: { crashInChild?: string } = {}) {
  const ready = createDeferred<void>();
  const attempts: number[] = [];
  const children: string[] = [];
  const seen: (readonly string[])[][] = [];
  const never = (ctx: ComponentContext) =>
    new Promise<never>((_resolve, reject) => ctx.signal.addEventListener("abort", () => reject(ctx.signal.reason)));
  const child = defineComponent({
    path: "/child",
    execute(text: string, ctx) {
      children.push(text);
      if (text !== crashInChild || ctx.attempt > 1) return `did ${text}`;
      ready.resolve();
      return never(ctx);
    },
  });
  const parent = defineComponent({
    path: "/parent",
    async execute(_input: unknown, ctx) {
      attempts.push(ctx.attempt);
      const results: (readonly string[])[] = [];
      seen.push(results);
      const submit = async (text: string) => {
        const run = await ctx.submitRun(oneStepFlow("/lab/child"), [text], { wait: true });
        const result = run.results?.[0]?.result;
        results.push([text, run.runId, result?.outcome === "success" ? String(result.result) : JSON.stringify(result)]);
      };
      for (const step of ctx.attempt === 1 ? first : second) await Promise.all([step].flat().map(submit));
      if (ctx.attempt > 1) return results.map(([text, , result]) => [text, result]);
      ready.resolve();
      return never(ctx);
    },
  });
  const worker = createWorker({ name: "recovering", components: [child, parent] });
  const running = await serve(worker, { announce: false, handleSignals: false, logger: silentLogger, port: 0 });
  onTestFinished(() => running.close());
  return { url: running.url, ready: ready.promise, attempts, children, seen };
}

/** Runs the plans on a runtime that is killed in between, and returns the results. */
async function runThroughCrash(version: string, first: Plan, second: Plan, options?: { crashInChild?: string }) {
  const planned = await startPlanned(first, second, options);
  const dataDir = await mkdtemp(join(tmpdir(), "stepflow-recovery-"));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const start = () => startRuntime(version, { lab: { url: planned.url } }, { dataDir, env: ORCHESTRATOR_ID });

  const before = await start();
  onTestFinished(() => before.close());
  const { flowId } = await before.client.storeFlow(oneStepFlow("/lab/parent"));
  const { runId } = await before.client.submit(flowId, [null]);
  await planned.ready;
  before.kill("SIGKILL");
  await before.closed;

  const after = await start();
  onTestFinished(() => after.close());
  const { items } = await after.client.waitForRun(runId, { timeoutMs: 40_000 });
  const runs = await after.client.listRuns();
  const subRuns = runs.map((run) => run.runId).filter((id) => id !== runId);
  return { ...planned, result: items[0]?.result, subRuns };
}

/** The run that returned each text's result, in one execution. */
function idsOf(results: readonly (readonly string[])[] | undefined): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries((results ?? []).map(([text, runId]) => [text, runId]));
}

describe.each(["0.10.0", "0.11.1"])("execution.attempts, runs.methods: a run that runtime %s recovers", (version) => {
  it("gets the results of its own sub-runs, also when they are submitted in another order", async () => {
    const { result, attempts, children, seen, subRuns } = await runThroughCrash(
      version,
      ["a", "b", "c"],
      ["c", "a", "b"],
    );
    expect(result).toEqual({
      outcome: "success",
      result: [
        ["c", "did c"],
        ["a", "did a"],
        ["b", "did b"],
      ],
    });
    expect(attempts).toEqual([1, 2]);
    expect(idsOf(seen[1])).toEqual(idsOf(seen[0]));
    // No sub-run was started or executed twice.
    expect(children).toEqual(["a", "b", "c"]);
    expect(subRuns).toHaveLength(3);
  });
});

describe("execution.attempts, runs.methods: a run that runtime 0.11.1 recovers", () => {
  it("starts only the sub-runs that did not exist yet", async () => {
    const { result, children, subRuns, seen } = await runThroughCrash("0.11.1", ["a"], ["b", "a"]);
    expect(result).toMatchObject({
      outcome: "success",
      result: [
        ["b", "did b"],
        ["a", "did a"],
      ],
    });
    expect(children).toEqual(["a", "b"]);
    expect(subRuns).toHaveLength(2);
    expect(idsOf(seen[1])["a"]).toBe(idsOf(seen[0])["a"]);
  });

  it("distinguishes equal submissions, and simultaneous ones", async () => {
    const { result, children, subRuns, seen } = await runThroughCrash("0.11.1", [["a", "b", "a"]], [["a", "a", "b"]]);
    expect(result).toMatchObject({ outcome: "success" });
    expect(children.toSorted()).toEqual(["a", "a", "b"]);
    expect(subRuns).toHaveLength(3);
    const runsOf = (results: readonly (readonly string[])[] | undefined) =>
      (results ?? []).map(([text, runId]) => `${text} ${runId}`).toSorted();
    expect(runsOf(seen[1])).toEqual(runsOf(seen[0]));
    expect(new Set(runsOf(seen[0])).size).toBe(3);
  });

  it("waits for the sub-run that was running when the runtime died", async () => {
    const { result, children, subRuns } = await runThroughCrash("0.11.1", ["a", "b"], ["b", "a"], {
      crashInChild: "b",
    });
    expect(result).toMatchObject({
      outcome: "success",
      result: [
        ["b", "did b"],
        ["a", "did a"],
      ],
    });
    expect(children).toEqual(["a", "b", "b"]);
    expect(subRuns).toHaveLength(2);
  });
});

/** The embedded runtime keeps runs only in memory and so recovers none. Otherwise it behaves as the others. */
describe.each([REAL_011, EMBEDDED, IN_PROCESS])(
  "execution.attempts, runs.methods: a step that runtime $name executes again",
  (way) => {
    it("starts new sub-runs, and gets their results", async () => {
      const children: string[] = [];
      const seen: Readonly<Record<string, string>>[] = [];
      const worker = createWorker({ name: "again", logger: silentLogger })
        .component("/child", (text: string) => {
          children.push(text);
          return `did ${text}`;
        })
        .component("/parent", async (_input: unknown, ctx) => {
          const runs: Record<string, string> = {};
          seen.push(runs);
          const results: unknown[] = [];
          for (const text of ctx.attempt === 1 ? ["a", "b", "c"] : ["c", "a", "b", "d"]) {
            const run = await ctx.submitRun(oneStepFlow("/lab/child"), [text], { wait: true });
            runs[text] = run.runId;
            results.push(run.results?.[0]?.result);
          }
          if (ctx.attempt === 1) throw new ComponentError("Lost.", { retry: "always" });
          return results;
        });
      const { client, close } = await openTestBench(way, worker);
      onTestFinished(close);
      const { items } = await client.run(oneStepFlow("/lab/parent"), [null]);
      const did = ["c", "a", "b", "d"].map((text) => ({ outcome: "success", result: `did ${text}` }));
      expect(items[0]?.result).toEqual({ outcome: "success", result: did });
      expect(children).toEqual(["a", "b", "c", "c", "a", "b", "d"]);
      const ids = seen.flatMap((runs) => Object.values(runs));
      expect(new Set(ids).size).toBe(7);
      expect(await client.listRuns()).toHaveLength(8);
    });
  },
);
