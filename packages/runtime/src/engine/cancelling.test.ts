import { describe, expect, it, vi } from "vitest";
import { engineWith, step, success } from "../../../../tests/support/runtimes/scripted-engine.ts";
import { readFlow } from "../flow/flow.ts";
import { createManualClock } from "./clock.ts";
import type { ComponentOutcome } from "./component.ts";
import type { Engine } from "./engine.ts";

const failed = (code: number, more: object = {}): ComponentOutcome => ({
  outcome: "failed",
  error: { code, message: `code ${code}` },
  ...more,
});

const ONE = { steps: [step("a", { $input: "$" })], output: { $step: "a" } };

describe("cancelling", () => {
  function hanging(signals: AbortSignal[]): Engine {
    return engineWith((path, input, { signal }) => {
      if (path === "/w/quick") return success(input);
      signals.push(signal);
      return new Promise(() => undefined);
    });
  }

  const FLOW = {
    steps: [step("a", { $input: "$" })],
    output: { $if: { $input: "$" }, then: { $step: "a" }, else: "no step" },
  };

  it("ends the run at once, aborts the components and keeps the results so far", async () => {
    const signals: AbortSignal[] = [];
    const engine = hanging(signals);
    const { runId, ended } = engine.submit(readFlow(FLOW), [false, 1, 0, 2, 3], { maxConcurrency: 2 });
    await vi.waitFor(() => expect(signals).toHaveLength(2));
    expect([engine.cancel(runId), engine.cancel(runId)]).toEqual([true, false]);
    expect(await ended).toBe("cancelled");
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
    expect(engine.runs.get(runId)).toMatchObject({
      status: "cancelled",
      items: { total: 5, completed: 1, running: 0, failed: 0, cancelled: 4 },
    });
    expect(engine.cancel(runId)).toBe(false);
  });

  it("works by a signal, also by one that is already aborted", async () => {
    const engine = hanging([]);
    const controller = new AbortController();
    const run = engine.submit(readFlow(FLOW), [1], { signal: controller.signal });
    controller.abort();
    expect(await run.ended).toBe("cancelled");
    expect(await engine.submit(readFlow(FLOW), [1], { signal: controller.signal }).ended).toBe("cancelled");
  });

  it("reaches nested runs; cancelling a nested run fails the step that waits for it", async () => {
    const signals: AbortSignal[] = [];
    const engine = hanging(signals);
    const workflow = { $literal: { steps: [step("a")], output: { $step: "a" } } };
    const map = { id: "m", component: "/builtin/map", input: { workflow, items: [1, 2] } };
    const flow = readFlow({ steps: [map], output: { $step: "m" } });

    const first = engine.submit(flow, [0]);
    await vi.waitFor(() => expect(signals).toHaveLength(2));
    engine.cancel(first.runId);
    expect(await first.ended).toBe("cancelled");
    const nested = engine.runs.list({ parentRunId: first.runId });
    expect(nested).toMatchObject([{ status: "cancelled", rootRunId: first.runId }]);

    const second = engine.submit(flow, [0]);
    await vi.waitFor(() => expect(signals).toHaveLength(4));
    const [inner] = engine.runs.list({ parentRunId: second.runId });
    expect(engine.cancel(inner?.runId ?? "")).toBe(true);
    expect(await second.ended).toBe("failed");
  });

  it("ends the pause before a repetition", async () => {
    const clock = createManualClock();
    const engine = engineWith(() => failed(-32300), { clock });
    const { runId, ended } = engine.submit(readFlow(ONE), [1]);
    await clock.untilSleeping();
    engine.cancel(runId);
    expect(await ended).toBe("cancelled");
    await vi.waitFor(() => expect(clock.sleeping).toBe(0));
  });

  it("close() cancels everything", async () => {
    const engine = hanging([]);
    const runs = [engine.submit(readFlow(FLOW), [1]), engine.submit(readFlow(FLOW), [1])];
    engine.close();
    expect(await Promise.all(runs.map(({ ended }) => ended))).toEqual(["cancelled", "cancelled"]);
  });
});
