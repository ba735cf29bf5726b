import { validate } from "@stepflow/protocol";
import { restItemResult, restRunDetails, restRunSummary, restStepRun } from "@stepflow/protocol/documents";
import { describe, expect, it } from "vitest";
import { createEngine } from "../create-engine.ts";
import { createManualClock } from "../engine/clock.ts";
import type { Engine, EngineOptions } from "../engine/engine.ts";
import type { SubmitOptions } from "../engine/submission.ts";
import { readFlow } from "../flow/flow.ts";
import { MemoryRunStore } from "./memory-run-store.ts";
import { toItemResults, toRunDetails, toRunSummary, toStepRuns } from "./run-views.ts";
import { toTimestamp } from "./timestamp.ts";

function engineOf(options: Partial<EngineOptions> = {}): Engine {
  return createEngine({
    clock: createManualClock(),
    ...options,
    executeComponent: async (_path, input) =>
      input === "fail"
        ? { outcome: "failed", error: { code: -32000, message: "no" } }
        : { outcome: "success", result: input },
  });
}

const FLOW = readFlow({
  name: "n",
  steps: [
    { id: "a", component: "/w/a", input: { $input: "$" } },
    { id: "unneeded", component: "/w/u" },
    { id: "b", component: "/w/b", input: [{ $step: "a" }] },
  ],
  output: { $step: "b" },
});

async function ran(engine: Engine, inputs: readonly unknown[], options?: SubmitOptions): Promise<string> {
  const { runId, ended } = engine.submit(FLOW, inputs, options);
  await ended;
  return runId;
}

describe("retention", () => {
  it("full: inputs, results and attempts of every step", async () => {
    const engine = engineOf();
    const id = await ran(engine, [1, "fail"]);
    expect(engine.runs.items(id)).toMatchObject([
      {
        input: 1,
        status: "completed",
        steps: [
          { stepId: "a", input: 1 },
          { stepId: "b", input: [1] },
        ],
      },
      {
        input: "fail",
        status: "failed",
        steps: [
          { stepId: "a", attempts: [{ attempt: 1, error: { code: -32000 } }] },
          { stepId: "b", attempts: [], input: undefined, result: { outcome: "failed" } },
        ],
      },
    ]);
  });

  it("status: the states of the needed steps", async () => {
    const engine = engineOf({ retain: { steps: "status" } });
    const [item] = engine.runs.items(await ran(engine, ["fail"])) ?? [];
    expect(item).toMatchObject({
      steps: [],
      stepStates: [
        { stepId: "a", status: "failed" },
        { stepId: "b", status: "failed" },
      ],
    });
  });

  it("none, for one run: counts only; results reach onItem", async () => {
    const engine = engineOf();
    const results: unknown[] = [];
    const id = await ran(engine, [1, "fail", 3], {
      retain: { items: false, steps: "none" },
      onItem: ({ itemIndex, result }) => void results.push([itemIndex, result?.outcome]),
    });
    expect(engine.runs.items(id)).toEqual([]);
    expect(engine.runs.get(id)).toMatchObject({ status: "failed", items: { total: 3, completed: 2, failed: 1 } });
    expect(results).toHaveLength(3);
  });

  it("keeps the latest ended runs", async () => {
    const runs = new MemoryRunStore({ maxEndedRuns: 2 });
    const engine = engineOf({ runs });
    const ids = [await ran(engine, [1]), await ran(engine, [2]), await ran(engine, [3])];
    expect(runs.size).toBe(2);
    expect(runs.list().map(({ runId }) => runId)).toEqual([ids[2], ids[1]]);
    expect(runs.get(ids[0] ?? "")).toBeUndefined();
    expect(runs.remove(ids[2] ?? "")).toBe(true);
    expect(runs.remove(ids[2] ?? "")).toBe(false);
  });
});

describe("list", () => {
  it("is ordered newest first and filtered", async () => {
    const engine = engineOf();
    const [first, second] = [await ran(engine, [1]), await ran(engine, ["fail"])];
    const ids = (filter: Parameters<Engine["runs"]["list"]>[0]): string[] =>
      engine.runs.list(filter).map(({ runId }) => runId);
    expect(ids({})).toEqual([second, first]);
    expect(ids({ status: "failed" })).toEqual([second]);
    expect(ids({ limit: 1 })).toEqual([second]);
    expect(ids({ offset: 1, limit: 5 })).toEqual([first]);
    expect(ids({ flowName: "n", rootsOnly: true })).toHaveLength(2);
    expect(ids({ flowName: "other" })).toEqual([]);
    expect(ids({ parentRunId: first })).toEqual([]);
    expect(ids({ rootRunId: first })).toEqual([first]);
  });
});

describe("views of the REST API", () => {
  it("show a run that has ended", async () => {
    const engine = engineOf();
    const id = await ran(engine, [1, "fail"]);
    const run = engine.runs.get(id);
    const items = engine.runs.items(id) ?? [];
    if (run === undefined) throw new Error("The run is gone.");
    expect(validate(restRunSummary, toRunSummary(run)).ok).toBe(true);
    expect(toRunSummary(run)).toMatchObject({ flowName: "n", status: "failed", completedAt: expect.any(String) });
    for (const version of ["0.9.0", "0.11.1"] as const) {
      expect(validate(restRunDetails, toRunDetails(run, items, version))).toMatchObject({ ok: true });
    }
    expect(toRunDetails(run, items, "0.9.0").inputs).toEqual([1, "fail"]);
    const results = toItemResults(run, items);
    expect(results.every((result) => validate(restItemResult, result).ok)).toBe(true);
    expect(results.map(({ status }) => status)).toEqual(["completed", "failed"]);
    const steps = toStepRuns(run, items, "0.11.1");
    expect(Object.values(steps).every((step) => validate(restStepRun, step).ok)).toBe(true);
    const statuses = (shown: typeof steps): unknown => Object.values(shown).map(({ status }) => status);
    expect(statuses(steps)).toEqual(["failed", "blocked", "failed"]);
    expect(statuses(toStepRuns(run, items, "0.11.1", 0))).toEqual(["completed", "blocked", "completed"]);
    expect(toStepRuns(run, items, "0.9.0", 0)["a"]?.result).toEqual({ outcome: "success", result: 1 });
  });

  it("show a running run", async () => {
    const engine = createEngine({ executeComponent: () => new Promise(() => undefined) });
    const { runId } = engine.submit(FLOW, [1, 2, 3], { maxConcurrency: 1 });
    const run = engine.runs.get(runId);
    const items = engine.runs.items(runId) ?? [];
    if (run === undefined) throw new Error("The run is gone.");
    expect(toRunSummary(run)).toMatchObject({ status: "running", completedAt: null, items: { total: 3, running: 3 } });
    expect(toItemResults(run, items)).toEqual([0, 1, 2].map((itemIndex) => ({ itemIndex, status: "running" })));
    expect(toStepRuns(run, items, "0.11.1")["a"]).toMatchObject({ status: "running" });
    engine.close();
  });

  it("order items by the time of their end", async () => {
    const clock = createManualClock();
    const engine = createEngine({
      clock,
      executeComponent: async (_path, input) => {
        while (clock.now() % 10 !== Number(input)) await new Promise((resolve) => setImmediate(resolve));
        clock.advance(1);
        return { outcome: "success", result: input };
      },
    });
    const flow = readFlow({ steps: [{ id: "a", component: "/w/a", input: { $input: "$" } }], output: { $step: "a" } });
    const { runId, ended } = engine.submit(flow, [2, 0, 1]);
    await ended;
    const run = engine.runs.get(runId);
    if (run === undefined) throw new Error("The run is gone.");
    const order = toItemResults(run, engine.runs.items(runId) ?? [], "by_completion").map(({ itemIndex }) => itemIndex);
    expect(order).toEqual([1, 2, 0]);
  });
});

describe("toTimestamp", () => {
  it.each([
    [0, "1970-01-01T00:00:00.000000000Z"],
    [Date.UTC(2026, 10, 21, 22, 29, 3, 623) + 0.5, "2026-11-21T22:29:03.623500000Z"],
    [-1, "1969-12-31T23:59:59.999000000Z"],
  ])("%d", (ms, text) => {
    expect(toTimestamp(ms)).toBe(text);
  });
});
