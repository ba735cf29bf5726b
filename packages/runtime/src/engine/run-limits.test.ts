import { createDeferred } from "@stepflow/protocol/internal";
import { describe, expect, it } from "vitest";
import { engineWith, step, success } from "../../../../tests/support/runtimes/scripted-engine.ts";
import type { Engine } from "../engine/engine.ts";
import { readFlow } from "../flow/flow.ts";
import type { ComponentOutcome } from "./component.ts";
import { checkRunLimits, checkRunsAtOnce, RunLimitError } from "./run-limits.ts";

/** A flow that runs itself by its id, which is its input. */
const ITSELF = readFlow({
  steps: [{ id: "e", component: "/builtin/eval", input: { flow_id: { $input: "$.id" }, input: { $input: "$" } } }],
  output: { $step: "e" },
});

async function runItself(engine: Engine): Promise<unknown> {
  const id = await engine.storeFlow(ITSELF);
  const { runId, ended } = engine.submit(ITSELF, [{ id }]);
  await ended;
  return engine.runs.items(runId)?.[0]?.result;
}

const nothing = () => success(null);

describe("a flow that runs itself", () => {
  it("ends at the limit of depth, with the reason in the innermost result", async () => {
    const engine = engineWith(nothing, { limits: { depth: 5 } });
    const result = JSON.stringify(await runItself(engine));
    expect(result.match(/"run_id"/g)).toHaveLength(4);
    expect(result).toContain("more than 5 runs are inside each other: a flow probably runs itself without end");
    expect(engine.runs.list()).toHaveLength(5);
  });

  it("has limits by default", async () => {
    const engine = engineWith(nothing);
    expect(JSON.stringify(await runItself(engine))).toContain("more than 100 runs are inside each other");
  });

  it("lets timers fire meanwhile, and can be cancelled", async () => {
    const engine = engineWith(nothing, { limits: { depth: 20_000 } });
    const id = await engine.storeFlow(ITSELF);
    const { runId, ended } = engine.submit(ITSELF, [{ id }], { retain: { items: false, steps: "none" } });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(engine.cancel(runId)).toBe(true);
    expect(await ended).toBe("cancelled");
  });

  it("ends at the limit of runs if it branches", async () => {
    const twice = readFlow({
      steps: ["a", "b"].map((id) => ({
        id,
        component: "/builtin/eval",
        input: { flow_id: { $input: "$.id" }, input: { $input: "$" } },
      })),
      output: [{ $step: "a" }, { $step: "b" }],
    });
    const engine = engineWith(nothing, { limits: { depth: 10, runs: 50 } });
    const id = await engine.storeFlow(twice);
    const { runId, ended } = engine.submit(twice, [{ id }]);
    expect(await ended).toBe("completed");
    expect(engine.runs.list()).toHaveLength(51);
    const result = JSON.stringify(engine.runs.items(runId)?.[0]?.result);
    expect(result).toContain("one run has started 50 others");
  });

  it.each(["0.9.0", "0.10.0", "0.11.1", undefined] as const)(
    "also ends if components of a worker start the runs (version %s)",
    async (version) => {
      const flow = readFlow({ steps: [step("a", { $input: "$" })], output: { $step: "a" } });
      const refused: unknown[] = [];
      const engine = engineWith(
        async (_path, input, context) => {
          try {
            await context.submit(flow, [input]).ended;
          } catch (error) {
            refused.push(error);
          }
          return success(null);
        },
        { version, limits: { depth: 20 } },
      );
      await engine.submit(flow, [1]).ended;
      expect(refused).toEqual([expect.objectContaining({ name: "RunLimitError" })]);
      expect(engine.runs.list()).toHaveLength(20);
    },
  );
});

describe("a value that doubles in each step", () => {
  it("fails the step whose input is too large, without being written out", async () => {
    const steps = Array.from({ length: 100 }, (_, index) => {
      const before = index === 0 ? { $input: "$" } : { $step: `s${index - 1}` };
      return step(`s${index}`, [before, before]);
    });
    const engine = engineWith((_path, input) => success(input), { limits: { valueBytes: 100_000 } });
    const { runId, ended } = engine.submit(readFlow({ steps, output: { $step: "s99" } }), ["x"]);
    await ended;
    const message = "The input of step 's10' would take more than 100000 bytes of memory (limits.valueBytes)";
    expect(engine.runs.items(runId)?.[0]?.result).toMatchObject({ outcome: "failed", error: { message } });
  });

  it("fails the output of a flow", async () => {
    const nested = { steps: [], output: { next: [{ $input: "$" }, { $input: "$" }] } };
    const input = { flow: { $literal: nested }, initial_input: "x", max_iterations: 100 };
    const flow = readFlow({ steps: [{ id: "i", component: "/builtin/iterate", input }], output: { $step: "i" } });
    const engine = engineWith(nothing, { limits: { valueBytes: 100_000 } });
    const { runId, ended } = engine.submit(flow, [1]);
    await ended;
    expect(JSON.stringify(engine.runs.items(runId)?.[0]?.result)).toContain("The output would take more than 100000");
  });
});

describe("runs that are under way at once", () => {
  const flow = readFlow({ steps: [step("a", { $input: "$" })], output: { $step: "a" } });

  it("are limited, whoever starts them, until some have ended", async () => {
    const { promise, resolve } = createDeferred<void>();
    const refused: unknown[] = [];
    const engine = engineWith(
      async (_path, input, context) => {
        try {
          if (input === "nested") context.submitNested(flow, [1]);
        } catch (error) {
          refused.push(error);
        }
        await promise;
        return success(null);
      },
      { limits: { runsAtOnce: 2 } },
    );
    const runs = [engine.submit(flow, [1]), engine.submit(flow, ["nested"])];
    const message =
      "2 runs are under way in this runtime: submit the run again when some have ended (limits.runsAtOnce)";
    expect(() => engine.submit(flow, [1])).toThrow(new RunLimitError(message));
    expect(engine.runs.list()).toHaveLength(2);
    resolve();
    await Promise.all(runs.map(({ ended }) => ended));
    expect(refused).toEqual([new RunLimitError(message)]);
    expect(await engine.submit(flow, [1]).ended).toBe("completed");
  });

  it("are 10,000 by default", () => {
    expect(() => checkRunsAtOnce(9_999, checkRunLimits())).not.toThrow();
    expect(() => checkRunsAtOnce(10_000, checkRunLimits())).toThrow("10000 runs are under way");
  });
});

describe("a run that was started by another one", () => {
  const flow = readFlow({ steps: [step("a")], output: { $step: "a" } });

  it("is independent of it, and counts in its limits", async () => {
    const { promise, resolve } = createDeferred<ComponentOutcome>();
    const engine = engineWith(() => promise, { limits: { runs: 3 } });
    const { runId, ended } = engine.submit(flow, [1]);
    const others = [1, 2, 3].map(() => engine.submit(flow, [1], { startedBy: runId }));
    expect(() => engine.submit(flow, [1], { startedBy: runId })).toThrow("one run has started 3 others");
    const [second] = others;
    expect(() => engine.submit(flow, [1], { startedBy: second?.runId })).toThrow("one run has started 3 others");
    expect(engine.runs.get(second?.runId ?? "")).toMatchObject({ rootRunId: second?.runId, parentRunId: undefined });
    expect(() => engine.submit(flow, [1])).not.toThrow();
    resolve(success(null));
    await ended;
    expect(() => engine.submit(flow, [1], { startedBy: runId })).toThrow(`Run ${runId} is not running`);
  });
});

describe("limits", () => {
  it.each([
    { depth: 0 },
    { runs: Number.NaN },
    { runsAtOnce: 0 },
    { valueBytes: -1 },
    { depth: "5" as unknown as number },
  ])("refuse %j", (limits) => {
    expect(() => engineWith(nothing, { limits })).toThrow(RangeError);
  });
});
