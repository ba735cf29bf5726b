import { CallbackError, FlowError, type FlowResult, type RunStatus } from "@stepflow/protocol";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explainFailures, outputOf, resultsInOrder, unlessUnrouted } from "./run-results.ts";

function runOf(results: readonly (readonly [number, FlowResult | undefined])[]): RunStatus {
  return {
    runId: "run",
    status: "completed",
    results: results.map(([itemIndex, result]) => ({ itemIndex, status: "completed", ...(result && { result }) })),
  } as unknown as RunStatus;
}

function success(result: unknown): FlowResult {
  return { outcome: "success", result } as FlowResult;
}

const failure = { outcome: "failed", error: { code: -32100, message: "no", data: { why: 1 } } } as FlowResult;

describe("resultsInOrder", () => {
  it("runs.methods: returns the results in the order of the inputs, whatever the order of their ends", async () => {
    await fc.assert(
      fc.property(fc.uniqueArray(fc.nat(50)), (order) => {
        const count = order.length;
        const sorted = order.toSorted((a, b) => a - b);
        const run = runOf(order.map((value) => [sorted.indexOf(value), success(value)]));
        expect(resultsInOrder(run, count)).toEqual(sorted.map(success));
      }),
    );
  });

  it("runs.methods: an item without a result in a failed run has failed, too", () => {
    const run = {
      ...runOf([
        [0, success(1)],
        [1, undefined],
      ]),
      status: "failed",
    } as RunStatus;
    const untold = { outcome: "failed", error: { message: expect.stringContaining("reports no reason") } };
    expect(resultsInOrder(run, 3)).toMatchObject([success(1), untold, untold]);
    expect(() => outputOf("run", resultsInOrder(run, 3)[1])).toThrow(FlowError);
  });

  it("runs.methods: names the item without a result", () => {
    const run = {
      ...runOf([
        [0, success(1)],
        [1, undefined],
      ]),
      status: "cancelled",
    } as RunStatus;
    expect(() => resultsInOrder(run, 2)).toThrow(CallbackError);
    expect(() => resultsInOrder(run, 2)).toThrow('Run run ended as "cancelled" without a result for item 1.');
    const { results: _, ...bare } = run;
    expect(() => resultsInOrder(bare as RunStatus, 1)).toThrow("without a result for item 0.");
    expect(resultsInOrder(bare as RunStatus, 0)).toEqual([]);
  });
});

describe("items without a route", () => {
  const unrouted = { outcome: "failed", error: { code: 9, message: "error routing component" } } as FlowResult;

  it("runs.methods: explain what the runtime does not", () => {
    const run = explainFailures(
      runOf([
        [0, unrouted],
        [1, failure],
        [2, success(1)],
        [3, undefined],
      ]),
    );
    const hint = "error routing component. No route of the runtime leads to a component of the flow";
    expect(run.results).toMatchObject([
      { result: { error: { code: 9, message: expect.stringContaining(hint) } } },
      { result: failure },
      { result: success(1) },
      { itemIndex: 3 },
    ]);
    const routed = runOf([[0, failure]]);
    expect(explainFailures(routed)).toBe(routed);
  });

  it("runs.methods: are an error if all have none", () => {
    expect(() => unlessUnrouted("run", [unrouted, unrouted])).toThrow(FlowError);
    expect(unlessUnrouted("run", [unrouted, failure])).toEqual([unrouted, failure]);
    expect(unlessUnrouted("run", [])).toEqual([]);
  });
});

describe("items whose reason is in the stack only, as runtimes 0.9 and 0.10 report them", () => {
  const failedWith = (data: unknown, message = 'step "a" failed'): FlowResult =>
    ({ outcome: "failed", error: { code: 500, message, data } }) as FlowResult;
  const stack = [{ error: 'step "a" failed' }, { error: "error executing component" }, { error: "no luck" }];

  it("runs.methods: get the error of the component", () => {
    const run = explainFailures(runOf([[0, failedWith({ stack })]]));
    expect(run.results?.[0]?.result).toEqual(failedWith({ stack }, 'step "a" failed: no luck'));
    expect(explainFailures(run)).toBe(run);
  });

  it.each([{ stack: [] }, { stack: [{}] }, { stack: [null] }, { stack: [{ error: 1 }] }, { stack: {} }, null, [], "x"])(
    "runs.methods: stay as they are with %j",
    (data) => {
      const run = runOf([[0, failedWith(data)]]);
      expect(explainFailures(run)).toBe(run);
    },
  );
});

describe("outputOf", () => {
  it("runs.methods: is the result of the flow, including null", () => {
    expect(outputOf("run", success({ a: 1 }))).toEqual({ a: 1 });
    expect(outputOf("run", success(null))).toBeNull();
  });

  it("runs.methods: a failed flow is an error with the code, message and data of the runtime", () => {
    const fail = () => outputOf("run", failure);
    expect(fail).toThrow(FlowError);
    expect(fail).toThrow("Run run failed (-32100): no");
    try {
      fail();
    } catch (error) {
      expect(error).toMatchObject({ runId: "run", flowCode: -32100, flowMessage: "no", flowData: { why: 1 } });
    }
    expect(() => outputOf("run", undefined)).toThrow(FlowError);
  });
});
