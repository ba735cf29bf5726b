import { getMaxListeners } from "node:events";
import { createDeferred } from "@stepflow/protocol/internal";
import { describe, expect, it, vi } from "vitest";
import { engineWith, resultsOf, step, success } from "../../../tests/support/runtimes/scripted-engine.ts";
import { createManualClock } from "./engine/clock.ts";
import type { ComponentContext } from "./engine/component.ts";
import { readFlow } from "./flow/flow.ts";
import type { RunEvent } from "./runs/run-event.ts";

/** Turns of the event loop in which a step beyond the limit would start. */
const TURNS = 10;

/**
 * Executions that wait until `size` of them run at the same time, and some turns longer. The engine yields to the event loop after a few
 * milliseconds, so executions that did not wait would end on a busy machine before the others have started.
 */
function createGathering(size: number) {
  const complete = createDeferred<void>();
  let [running, most, executions] = [0, 0, 0];
  const passTurns = async (): Promise<void> => {
    for (let turn = 0; turn < TURNS; turn++) await new Promise((resolve) => setImmediate(resolve));
    complete.resolve();
  };
  return {
    /** Largest number of executions that ran at the same time. */
    get most(): number {
      return most;
    },
    get executions(): number {
      return executions;
    },
    async pass() {
      executions += 1;
      running += 1;
      most = Math.max(most, running);
      if (running === size) void passTurns();
      await complete.promise;
      running -= 1;
      return success(1);
    },
  };
}

const ONE = { steps: [step("a", { $input: "$" })], output: { $step: "a" } };

describe("an execution", () => {
  it("receives its run, step, item and attempt", async () => {
    let seen: ComponentContext | undefined;
    const engine = engineWith((_path, _input, context) => {
      seen = context;
      return success(null);
    });
    const flow = readFlow(ONE);
    const { runId, ended } = engine.submit(flow, ["x", "y"]);
    await ended;
    const { rootRunId, flowId, stepId, itemIndex, attempt, traceId } = seen as ComponentContext;
    expect({ rootRunId, flowId, stepId, itemIndex, attempt }).toEqual({
      rootRunId: runId,
      flowId: flow.id,
      stepId: "a",
      itemIndex: 1,
      attempt: 1,
    });
    expect(traceId).toMatch(/^[0-9a-f]{32}$/);
    expect(runId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
  });

  it("may listen to the signal of its run beside any number of other executions", async () => {
    const engine = engineWith((_path, _input, { signal }) => success(getMaxListeners(signal)));
    expect(await resultsOf(engine, ONE)).toEqual([{ outcome: "success", result: Number.POSITIVE_INFINITY }]);
  });

  it("counts as a transport failure if it rejects", async () => {
    const clock = createManualClock();
    const attempts: number[] = [];
    const engine = engineWith(
      (_path, _input, { attempt }) => {
        attempts.push(attempt);
        throw new TypeError("socket closed");
      },
      { clock, retry: { maxRetries: 1 } },
    );
    const results = resultsOf(engine, ONE);
    await clock.untilSleeping();
    clock.advance(1_000);
    expect(await results).toEqual([
      {
        outcome: "failed",
        error: {
          code: -32300,
          message: 'step "a" failed: socket closed',
          data: {
            stack: [
              {
                error: 'step "a" failed',
                attachments: ["Component: /w/a", "Component execution failed for step 'a'"],
              },
              { error: "socket closed" },
            ],
          },
        },
      },
    ]);
    expect(attempts).toEqual([1, 2]);
  });

  it("results in null if it returns undefined", async () => {
    expect(
      await resultsOf(
        engineWith(() => success(undefined)),
        ONE,
      ),
    ).toEqual([success(null)]);
  });
});

describe("order of execution", () => {
  const DIAMOND = {
    steps: [
      step("a"),
      step("b", { $step: "a" }),
      step("c", { $step: "a" }),
      step("d", [{ $step: "b" }, { $step: "c" }]),
    ],
    output: { $step: "d" },
  };

  it("executes as many steps at once as allowed, and never more", async () => {
    let gathering = createGathering(1);
    const engine = engineWith(() => gathering.pass());
    const flow = readFlow(DIAMOND);
    for (const maxConcurrency of [1, 2, 3, 10]) {
      gathering = createGathering(maxConcurrency);
      await engine.submit(
        flow,
        Array.from({ length: 20 }, () => 0),
        { maxConcurrency },
      ).ended;
      expect(gathering.most).toBe(maxConcurrency);
      expect(gathering.executions).toBe(80);
    }
  });

  it("executes 10 steps at once by default; with 0.9 as many as there are items", async () => {
    for (const [version, expected] of [
      ["0.11.1", 10],
      [undefined, 10],
      ["0.9.0", 25],
    ] as const) {
      const gathering = createGathering(expected);
      const engine = engineWith(() => gathering.pass(), { version });
      await engine.submit(
        readFlow(ONE),
        Array.from({ length: 25 }, () => 0),
      ).ended;
      expect(gathering.most).toBe(expected);
    }
  });

  it("emits an event for everything that happens", async () => {
    const events: string[] = [];
    const engine = engineWith(
      (_path, _input, context) => {
        context.recordCallback({ method: "blobs/put", params: {}, startedAt: 0, endedAt: 0 });
        return success(1);
      },
      {
        onEvent: (event: RunEvent) =>
          void events.push("stepId" in event ? `${event.type} ${event.stepId}` : event.type),
      },
    );
    await engine.submit(
      readFlow({ steps: [step("a"), step("b", { $step: "a", path: "x" })], output: { $step: "b" } }),
      [1],
    ).ended;
    expect(events).toEqual([
      "runCreated",
      "itemStarted",
      "stepStarted a",
      "callback a",
      "attemptEnded a",
      "stepEnded a",
      "stepEnded b",
      "itemEnded",
      "runEnded",
    ]);
  });

  it("reads inputs when their items are opened", async () => {
    let read = 0;
    function* inputs(): Generator<number> {
      for (; read < 1_000; ) yield read++;
    }
    let most = 0;
    const engine = engineWith((_path, input) => {
      most = Math.max(most, read - Number(input));
      return success(input);
    });
    expect(await engine.submit(readFlow(ONE), inputs(), { maxConcurrency: 4 }).ended).toBe("completed");
    expect(read).toBe(1_000);
    expect(most).toBeLessThanOrEqual(6);
  });
});

describe("a run with faults", () => {
  it("runs the inputs that could be read, then rejects", async () => {
    function* inputs(): Generator<number> {
      yield 1;
      yield 2;
      throw new Error("no more");
    }
    const engine = engineWith((_path, input) => success(input));
    const { runId, ended } = engine.submit(readFlow(ONE), inputs());
    await expect(ended).rejects.toThrow("no more");
    expect(engine.runs.get(runId)).toMatchObject({ status: "failed", items: { total: 2, completed: 2 } });
  });

  it("fails at once for steps that wait for each other in an unchecked flow", async () => {
    const workflow = { steps: [step("a", { $step: "b" }), step("b", { $step: "a" })], output: { $step: "a" } };
    const map = { id: "m", component: "/builtin/map", input: { workflow: { $literal: workflow }, items: [1] } };
    const [result] = await resultsOf(
      engineWith(() => success(1)),
      { steps: [map], output: { $step: "m" } },
    );
    expect(result).toMatchObject({
      outcome: "success",
      result: { failed: 1, results: [{ error: { message: expect.stringMatching(/deadlock.*'a', 'b'/) } }] },
    });
  });

  it("is not stopped by listeners that throw", async () => {
    const thrown: unknown[] = [];
    const queue = vi.spyOn(globalThis, "queueMicrotask").mockImplementation((task) => {
      try {
        task();
      } catch (error) {
        thrown.push(error);
      }
    });
    const fail = (): never => {
      throw new Error("listener");
    };
    const engine = engineWith((_path, input) => success(input), { onEvent: fail });
    const { runId, ended } = engine.submit(readFlow(ONE), [1], { onItem: fail });
    expect(await ended).toBe("completed");
    expect(engine.runs.get(runId)?.items.completed).toBe(1);
    expect(thrown.length).toBeGreaterThan(2);
    queue.mockRestore();
  });

  it("is refused with a limit below 1, and after close()", () => {
    const engine = engineWith(() => success(1));
    expect(() => engine.submit(readFlow(ONE), [1], { maxConcurrency: 0.5 })).toThrow(RangeError);
    engine.close();
    expect(() => engine.submit(readFlow(ONE), [1])).toThrow("The engine is closed.");
  });
});

describe("stored flows", () => {
  it("are found by their id", async () => {
    const engine = engineWith(() => success(1));
    const flow = readFlow(ONE);
    expect(await engine.storeFlow(flow)).toBe(flow.id);
    expect(await engine.loadFlow(flow.id)).toMatchObject({ id: flow.id, document: flow.document });
    expect(await engine.loadFlow("0".repeat(64))).toBeUndefined();
    const id = await engine.blobs.put(new TextEncoder().encode("5"));
    await expect(engine.loadFlow(id)).rejects.toThrow(/a flow must be an object/);
  });
});
