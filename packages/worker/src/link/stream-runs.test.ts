import {
  CallbackTimeoutError,
  type Dialect,
  type Observability,
  type RunStatus,
  RuntimeCallError,
  UnsupportedByRuntimeError,
} from "@stepflow/protocol";
import type { CallbackRequest, Exchange } from "@stepflow/transport";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { silentLogger } from "../log/logger.ts";
import { NumberPolicy } from "../numbers/number-policy.ts";
import { StreamRuns } from "./stream-runs.ts";

const FLOW_ID = "f".repeat(64);
const RUN_ID = "00000000-0000-7000-8000-000000000001";
const KEY = "11111111-1111-5111-8111-111111111111";
const OBSERVABILITY: Observability = { traceId: "t", spanId: "s", runId: RUN_ID, flowId: FLOW_ID, stepId: "only" };

const status = (word: string, results?: RunStatus["results"]): RunStatus => ({
  runId: RUN_ID,
  flowId: FLOW_ID,
  status: word,
  items: { total: 1, completed: 0, running: 1, failed: 0, cancelled: 0 },
  createdAt: "2026-01-01T00:00:00Z",
  ...(results === undefined ? {} : { results }),
});

type Answer = (request: CallbackRequest) => unknown;

/** Runs of a runtime that sends the answers in turn, and then repeats the last. */
function createRuns(dialect: Dialect, ...answers: readonly Answer[]) {
  const call = vi.fn(async (request: CallbackRequest) =>
    (answers[call.mock.calls.length - 1] ?? answers.at(-1))?.(request),
  );
  const runtime = {
    exchange: { call } as unknown as Exchange,
    dialect,
    numbers: new NumberPolicy("warn", silentLogger),
  };
  const runs = new StreamRuns({ runtime, observability: OBSERVABILITY, timeoutMs: 30_000 });
  const params = () => call.mock.calls.map(([request]) => request.params as Record<string, unknown>);
  return { runs, call, params };
}

const running: Answer = () => status("running");
const completed: Answer = () => status("completed", []);
const silent: Answer = (request) => {
  throw new CallbackTimeoutError(request.method, request.timeoutMs);
};

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

/** Returns the outcome of a promise under fake timers. */
async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  await vi.advanceTimersByTimeAsync(ms);
  return promise;
}

describe("StreamRuns.submit", () => {
  it("runs.methods: sends one request that neither waits nor is sent again", async () => {
    const { runs, call } = createRuns("v1", running);
    const limits = { timeoutMs: 7_000, signal: new AbortController().signal };
    const submitted = await runs.submit(FLOW_ID, [1, { é: 2 }], { key: KEY, maxConcurrency: 3, ...limits });
    expect(submitted).toEqual(status("running"));
    expect(call).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ method: "runs/submit", resendAfterMs: undefined, ...limits }),
    );
    expect(call.mock.calls[0]?.[0].params).toMatchObject({
      flowId: FLOW_ID,
      inputs: [1, { é: 2 }],
      wait: false,
      maxConcurrency: 3,
      subflowKey: KEY,
      observability: { run_id: RUN_ID, step_id: "only" },
    });
  });

  it("execution.attempts: equal requests have different keys in one execution, and the same keys in two executions", async () => {
    vi.useRealTimers();
    const keysOf = async () => {
      const { runs, params } = createRuns("v1", running);
      await runs.submit(FLOW_ID, [1], {});
      await runs.submit(FLOW_ID, [1], {});
      await runs.submit(FLOW_ID, [2], {});
      return params().map(({ subflowKey }) => subflowKey);
    };
    const keys = await keysOf();
    expect(new Set(keys).size).toBe(3);
    expect(await keysOf()).toEqual(keys);
  });

  it("waits by polling, and then has the results", async () => {
    const { runs, call, params } = createRuns("v1", running, completed);
    const options = { key: KEY, wait: true, includeResults: false };
    expect(await runs.submit(FLOW_ID, [1], options)).toEqual(status("completed", []));
    expect(call.mock.calls.map(([{ method }]) => method)).toEqual(["runs/submit", "runs/get"]);
    expect(params()[0]).toMatchObject({ wait: false });
    expect(params()[1]).toMatchObject({ runId: RUN_ID, wait: true, includeResults: true, timeoutSecs: 20 });
  });

  it("wire.md#callbacks: does not wait for a run without inputs, which runtime 0.9 never ends", async () => {
    const { runs, call } = createRuns("v0", running);
    expect(await runs.submit(FLOW_ID, [], { key: KEY, wait: true })).toEqual(status("running"));
    expect(call).toHaveBeenCalledTimes(1);
  });

  it("enforces maxConcurrency if the runtime ignores it, with keys that a repeated execution uses again", async () => {
    vi.useRealTimers();
    const submit = async (options: { readonly key?: string }) => {
      const one: Answer = () =>
        status("completed", [{ itemIndex: 0, status: "completed", result: { outcome: "success", result: 1 } }]);
      const { runs, params } = createRuns("v1", one);
      const run = await runs.submit(FLOW_ID, ["a", "b", "c"], { wait: true, maxConcurrency: 1, ...options });
      expect(run.results?.map(({ itemIndex }) => itemIndex)).toEqual([0, 1, 2]);
      const submitted = params().filter(({ inputs }) => inputs !== undefined);
      expect(submitted.map(({ inputs }) => inputs)).toEqual([["a"], ["b"], ["c"]]);
      const keys = submitted.map(({ subflowKey }) => subflowKey);
      expect(new Set(keys).size).toBe(3);
      return keys;
    };
    expect(await submit({})).toEqual(await submit({}));
    expect(await submit({ key: KEY })).toEqual(await submit({ key: KEY }));
  });

  it("refuses a limit that neither the runtime nor the worker could enforce", async () => {
    const { runs, call } = createRuns("v1", running);
    const refused = runs.submit(FLOW_ID, [1, 2], { key: KEY, maxConcurrency: 1 });
    await expect(refused).rejects.toThrow("This runtime does not support maxConcurrency of sub-runs.");
    expect(call).not.toHaveBeenCalled();
  });

  it.each([
    ["v0", 2],
    ["v1", 3],
  ] as const)(
    "leaves the limit to the runtime if it obeys the limit, or if the limit has no effect: %s",
    async (dialect, maxConcurrency) => {
      const { runs, params } = createRuns(dialect, completed);
      await runs.submit(FLOW_ID, [1, 2, 3], { key: KEY, wait: true, maxConcurrency });
      expect(params()[0]).toMatchObject({ inputs: [1, 2, 3], maxConcurrency });
    },
  );

  it("passes overrides on to runtime 0.9, and refuses them for runtimes that would ignore them", async () => {
    const overrides = { only: { value: { input: 1 } } };
    const old = createRuns("v0", running);
    await old.runs.submit(FLOW_ID, [1], { key: KEY, overrides });
    expect(old.params()[0]).toMatchObject({ overrides });
    const recent = createRuns("v1", running);
    const refused = recent.runs.submit(FLOW_ID, [1], { key: KEY, overrides });
    await expect(refused).rejects.toThrow(UnsupportedByRuntimeError);
    expect(recent.call).not.toHaveBeenCalled();
  });

  it("a failed submission is not repeated, because it could have started a run", async () => {
    const { runs, call } = createRuns("v1", silent);
    await expect(runs.submit(FLOW_ID, [1], { key: KEY, wait: true })).rejects.toThrow(CallbackTimeoutError);
    expect(call).toHaveBeenCalledTimes(1);
  });

  it("runs.methods: the time limit of a wait includes the submission", async () => {
    const { runs, call } = createRuns("v1", async (request) => {
      await new Promise((resolve) => setTimeout(resolve, 400));
      return running(request);
    });
    const waiting = runs.submit(FLOW_ID, [1], { key: KEY, wait: true, timeoutMs: 1_000 });
    await expect(within(2_000, waiting)).rejects.toThrow("did not end within 1000 ms");
    expect(call.mock.calls.map(([{ timeoutMs }]) => timeoutMs)).toEqual([1_000, 600]);
  });

  it("refuses an answer that violates the protocol", async () => {
    const { runs } = createRuns("v1", () => ({ runId: 7 }));
    await expect(runs.submit(FLOW_ID, [1], { key: KEY })).rejects.toThrow(
      /^The response of the runtime to runs\/submit is invalid/,
    );
  });
});

describe("StreamRuns.get", () => {
  it("runs.methods: requests the state once, with results in the order of the items", async () => {
    const { runs, call, params } = createRuns("v1", running);
    expect(await runs.get(RUN_ID, {})).toEqual(status("running"));
    expect(call).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ method: "runs/get", timeoutMs: 30_000, resendAfterMs: 2_000 }),
    );
    const question = { runId: RUN_ID, wait: false, includeResults: true, resultOrder: "by_index" };
    expect(params()).toEqual([{ ...question, observability: expect.any(Object) }]);
  });

  it("omits or orders results as requested", async () => {
    const { runs, params } = createRuns("v1", running);
    await runs.get(RUN_ID, { includeResults: false, resultOrder: "by_completion", timeoutMs: 5 });
    expect(params()[0]).toMatchObject({ includeResults: false, resultOrder: "by_completion" });
  });

  it("polls until the run has ended, even if the runtime does not answer", async () => {
    const { runs, call } = createRuns("v0", running, silent, silent, running, completed);
    expect(await within(60_000, runs.get(RUN_ID, { wait: true }))).toEqual(status("completed", []));
    expect(call).toHaveBeenCalledTimes(5);
  });

  it.each(["completed", "failed", "cancelled", "recoveryFailed"])("treats %s as the end", async (word) => {
    const { runs, call } = createRuns("v1", () => status(word));
    expect(await runs.get(RUN_ID, { wait: true })).toEqual(status(word));
    expect(call).toHaveBeenCalledTimes(1);
  });

  it("pauses between requests to a runtime that answers before the run has ended", async () => {
    const { runs, call } = createRuns("v1", () => status("paused"));
    const waiting = runs.get(RUN_ID, { wait: true, timeoutMs: 10_000 });
    await expect(within(10_500, waiting)).rejects.toThrow(CallbackTimeoutError);
    expect(call.mock.calls.length).toBeLessThan(60);
  });

  it("ends at its deadline, which also limits each request", async () => {
    const { runs, call, params } = createRuns("v1", async (request) => {
      await new Promise((resolve) => setTimeout(resolve, request.timeoutMs));
      return silent(request);
    });
    const waiting = runs.get(RUN_ID, { wait: true, timeoutMs: 27_500 });
    await expect(within(27_500, waiting)).rejects.toMatchObject({
      message: `Run ${RUN_ID} did not end within 27500 ms. It continues: use getRun to see its state.`,
      runId: RUN_ID,
      data: { method: "runs/get", reason: "timeout", timeoutMs: 27_500, runId: RUN_ID },
    });
    expect(call.mock.calls.map(([{ timeoutMs }]) => timeoutMs)).toEqual([25_000, 2_500]);
    expect(params().map(({ timeoutSecs }) => timeoutSecs)).toEqual([20, 3]);
  });

  it("waits five minutes by default", async () => {
    const { runs } = createRuns("v1", running);
    await expect(within(300_500, runs.get(RUN_ID, { wait: true }))).rejects.toThrow("within 300000 ms");
  });

  it("stops at the first error other than a timeout", async () => {
    const refused: Answer = () => {
      throw new RuntimeCallError("runs/get", { code: -32000, message: "Failed to get run" });
    };
    const { runs, call } = createRuns("v1", running, refused);
    await expect(within(1_000, runs.get(RUN_ID, { wait: true }))).rejects.toThrow(RuntimeCallError);
    expect(call).toHaveBeenCalledTimes(2);
  });
});
