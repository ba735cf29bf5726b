import { getMaxListeners } from "node:events";
import { describe, expect, it, vi } from "vitest";
import { engineWith, step, success } from "../../../tests/support/runtimes/scripted-engine.ts";
import { createManualClock } from "./engine/clock.ts";
import type { ComponentContext } from "./engine/component.ts";
import type { Engine } from "./engine/engine.ts";
import type { EndedItem } from "./engine/submission.ts";
import { readFlow } from "./flow/flow.ts";
import type { RunEvent } from "./runs/run-event.ts";

async function resultsOf(engine: Engine, flow: object, inputs: Iterable<unknown> = [{}]): Promise<unknown[]> {
  const { runId, ended } = engine.submit(readFlow(flow), inputs);
  await ended;
  return (engine.runs.items(runId) ?? []).map(({ result }) => result);
}

const ONE = { steps: [step("a", { $input: "$" })], output: { $step: "a" } };

describe("an execution", () => {
  it("is told where it belongs", async () => {
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

  it("may listen to the signal of its run beside any number of others", async () => {
    const engine = engineWith((_path, _input, { signal }) => success(getMaxListeners(signal)));
    expect(await resultsOf(engine, ONE)).toEqual([{ outcome: "success", result: Number.POSITIVE_INFINITY }]);
  });

  it("that rejects is a transport failure", async () => {
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
          message: 'step "a" failed',
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

  it("that gives undefined gives null", async () => {
    expect(
      await resultsOf(
        engineWith(() => success(undefined)),
        ONE,
      ),
    ).toEqual([success(null)]);
  });
});

describe("the order of things", () => {
  const DIAMOND = {
    steps: [
      step("a"),
      step("b", { $step: "a" }),
      step("c", { $step: "a" }),
      step("d", [{ $step: "b" }, { $step: "c" }]),
    ],
    output: { $step: "d" },
  };

  it("never more at once than allowed, and as many as possible", async () => {
    let running = 0;
    const most: number[] = [];
    const engine = engineWith(async () => {
      running += 1;
      most.push(running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return success(1);
    });
    const flow = readFlow(DIAMOND);
    for (const maxConcurrency of [1, 2, 3, 10]) {
      most.length = 0;
      await engine.submit(
        flow,
        Array.from({ length: 20 }, () => 0),
        { maxConcurrency },
      ).ended;
      expect(Math.max(...most)).toBe(maxConcurrency);
      expect(most).toHaveLength(80);
    }
  });

  it("10 at once unless told otherwise; with 0.9 as many as items", async () => {
    for (const [version, expected] of [
      ["0.11.1", 10],
      [undefined, 10],
      ["0.9.0", 25],
    ] as const) {
      let running = 0;
      let most = 0;
      const engine = engineWith(
        async () => {
          running += 1;
          most = Math.max(most, running);
          await new Promise((resolve) => setImmediate(resolve));
          running -= 1;
          return success(1);
        },
        { version },
      );
      await engine.submit(
        readFlow(ONE),
        Array.from({ length: 25 }, () => 0),
      ).ended;
      expect(most).toBe(expected);
    }
  });

  it("tells everything that happens", async () => {
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

  it("inputs are read as items are opened", async () => {
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

describe("a run that cannot go on as meant", () => {
  it("inputs that fail to be read: what was read is run, then the run rejects", async () => {
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

  it("steps that wait for each other, in a flow that was never checked, fail at once", async () => {
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

  it("listeners that fail stop nothing", async () => {
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

  it("limits below 1 are refused, and everything after close()", () => {
    const engine = engineWith(() => success(1));
    expect(() => engine.submit(readFlow(ONE), [1], { maxConcurrency: 0.5 })).toThrow(RangeError);
    engine.close();
    expect(() => engine.submit(readFlow(ONE), [1])).toThrow("The engine is closed.");
  });
});

describe("values", () => {
  const echo = engineWith((_path, input) => success(input));

  it("are JSON: what is undefined is not there", async () => {
    const flow = {
      output: [
        { $if: { $input: "$.a" }, then: "yes", else: "no" },
        { $variable: "v", default: 5 },
        { $input: "$.list" },
        { $input: "$.when" },
      ],
    };
    const input = { a: undefined, list: [undefined, -0], when: new Date(0) };
    const results: unknown[] = [];
    const onItem = ({ result }: EndedItem): void => void results.push(result);
    await echo.submit(readFlow(flow), [input], { variables: { v: undefined }, onItem }).ended;
    expect(results).toEqual([success(["no", 5, [null, 0], "1970-01-01T00:00:00.000Z"])]);
    expect(await resultsOf(echo, { output: { $input: "$.a" } }, [input])).toMatchObject([
      { outcome: "failed", error: { message: "Input path $.a not found" } },
    ]);
    expect(await resultsOf(echo, { output: { $input: "$" } }, [undefined])).toEqual([success(null)]);
  });

  const circle: object[] = [];
  circle.push({ circle });
  it.each([
    [{ deep: [{ n: Number.NaN }] }, "inputs[1] cannot be sent because of /deep/0/n: NaN is not a JSON value."],
    [new Map(), "inputs[1] cannot be sent: a Map is not a JSON value."],
    [{ f() {} }, "inputs[1] cannot be sent because of /f: a function is not a JSON value."],
    [{ n: 1n }, "inputs[1] cannot be sent because of /n: the bigint 1 is not a JSON value."],
    [new Uint8Array(2), "inputs[1] cannot be sent: a Uint8Array is not a JSON value."],
    [circle, "inputs[1] cannot be sent because of /0/circle: nested deeper than 126 levels, or circular."],
  ])("that are no JSON are refused, naming the place: %o", async (input, message) => {
    const flow = readFlow({ output: { $input: "$" } });
    expect(() => echo.submit(flow, [1, input])).toThrow(new TypeError(message));
    const lazily = (function* () {
      yield 1;
      yield input;
    })();
    await expect(echo.submit(flow, lazily).ended).rejects.toThrow(new TypeError(message));
    expect(() => echo.submit(flow, [1], { variables: { v: input } })).toThrow(
      /^variables cannot be sent because of \/v/,
    );
  });

  it("belong to whoever gets them: changes reach neither the flow, nor other items, nor what is remembered", async () => {
    const flow = readFlow({
      steps: [step("f", null, { onError: { action: "useDefault", defaultValue: { d: 1 } } })],
      output: { lit: { $literal: { a: 1 } }, plain: [{ b: [1] }], fallback: { $step: "f" }, given: { $input: "$" } },
    });
    const expected = success({ lit: { a: 1 }, plain: [{ b: [1] }], fallback: { d: 1 }, given: { n: 1 } });
    const failing = engineWith(() => ({ outcome: "failed", error: { code: -32_000, message: "no" } }));
    const input = { n: 1 };
    const results: unknown[] = [];
    const { runId, ended } = failing.submit(flow, [input, input], {
      onItem: ({ result }) => {
        expect(result).toEqual(expected);
        const { lit, plain, fallback } = (result as { result: Record<string, unknown> }).result;
        for (const value of [lit, plain, fallback]) Object.assign(value as object, { changed: true });
        results.push(result);
      },
    });
    input.n = 9;
    await ended;
    expect(results).toHaveLength(2);
    expect(failing.runs.items(runId)?.map((item) => item.input)).toEqual([{ n: 1 }, { n: 1 }]);
    expect(await failing.storeFlow(flow)).toBe(flow.id);
  });
});

describe("runs of components", () => {
  it("belong to the run, which waits for them; with 0.9 they are runs of their own", async () => {
    for (const [version, belongs] of [
      ["0.11.1", true],
      ["0.9.0", false],
    ] as const) {
      let inner: string | undefined;
      const nested = readFlow({ steps: [step("quick")], output: { $step: "quick" } });
      const engine = engineWith(
        (path, _input, context) => {
          if (path === "/w/quick") return new Promise((resolve) => setImmediate(() => resolve(success(1))));
          inner = context.submit(nested, [1, 2]).runId;
          return success("left behind");
        },
        { version },
      );
      const { runId, ended } = engine.submit(readFlow(ONE), [1]);
      await ended;
      const run = engine.runs.get(inner ?? "");
      expect(run).toMatchObject({
        rootRunId: belongs ? runId : inner,
        parentRunId: belongs ? runId : undefined,
        status: belongs ? "completed" : "running",
      });
      engine.close();
    }
  });

  it("cannot be started on behalf of a run that has ended", async () => {
    let late: ComponentContext | undefined;
    const engine = engineWith((_path, _input, context) => {
      late = context;
      return success(1);
    });
    await engine.submit(readFlow(ONE), [1]).ended;
    expect(() => late?.submit(readFlow(ONE), [1])).toThrow(/has ended/);
  });
});

describe("flows that are stored", () => {
  it("are found by their id", async () => {
    const engine = engineWith(() => success(1));
    const flow = readFlow(ONE);
    expect(await engine.storeFlow(flow)).toBe(flow.id);
    expect(await engine.loadFlow(flow.id)).toMatchObject({ id: flow.id, document: flow.document });
    expect(await engine.loadFlow("0".repeat(64))).toBeUndefined();
    const id = await engine.blobs.put(new TextEncoder().encode("5"));
    await expect(engine.loadFlow(id)).rejects.toThrow(/a flow must be object/);
  });
});
