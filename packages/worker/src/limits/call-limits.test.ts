import { describe, expect, it, vi } from "vitest";
import { ID, inContext, refuse, storeOf } from "../../../../tests/support/in-context.ts";
import type { ComponentContext } from "../context/context.ts";
import { type CallOptions, remainingLimits } from "./call-limits.ts";

describe("the limits of a call", () => {
  const uses: Readonly<Record<string, (ctx: ComponentContext, limits: CallOptions) => Promise<unknown>>> = {
    putBlob: (ctx, limits) => ctx.putBlob(1, limits),
    getBlob: (ctx, limits) => ctx.getBlob(ID, limits),
    putBinary: (ctx, limits) => ctx.putBinary(new Uint8Array(), limits),
    getBinary: (ctx, limits) => ctx.getBinary(ID, limits),
    submitRun: (ctx, limits) => ctx.submitRun({}, [1], limits),
    getRun: (ctx, limits) => ctx.getRun("r", { wait: true, ...limits }),
    evaluateFlow: (ctx, limits) => ctx.evaluateFlow(ID, 1, limits),
    evaluateRun: (ctx, limits) => ctx.evaluateRun(ID, [1], limits),
    getWorkflowInfo: (ctx, limits) => ctx.getWorkflowInfo(limits),
    getStepInfo: (ctx, limits) => ctx.getStepInfo("step", limits),
    call: (ctx, limits) => ctx.call("any/method", null, limits),
  };

  describe.each(Object.entries(uses))("%s", (_name, use) => {
    it.each<[string, CallOptions, string]>([
      ["a time of NaN", { timeoutMs: Number.NaN }, "RangeError"],
      ["a negative time", { timeoutMs: -1 }, "RangeError"],
      ["no time", { timeoutMs: 0 }, "CallbackTimeoutError"],
      ["a signal that was aborted before", { signal: AbortSignal.abort("before") }, "CallbackAbortedError"],
    ])("ends at once with %s, and sends nothing", async (_what, limits, name) => {
      const blobs = vi.fn(async () => storeOf());
      const runs = vi.fn(async () => ({ submit: refuse, get: refuse }));
      const call = vi.fn(refuse);
      await expect(inContext((ctx) => use(ctx, limits), { blobs, runs, call })).rejects.toMatchObject({ name });
      for (const asked of [blobs, runs, call]) expect(asked).not.toHaveBeenCalled();
    });
  });

  const SUCCESS = { outcome: "success", result: 1 };
  const status = { runId: "r", flowId: ID, status: "completed", results: [{ itemIndex: 0, result: SUCCESS }] };
  const { signal } = new AbortController();

  it.each<[string, (ctx: ComponentContext) => Promise<unknown>, number]>([
    ["submitRun", (ctx) => ctx.submitRun({}, [1], { timeoutMs: 5_000, signal }), 5_000],
    ["submitRun that waits", (ctx) => ctx.submitRun({}, [1], { wait: true, timeoutMs: 5_000, signal }), 1_234],
    ["evaluateFlow", (ctx) => ctx.evaluateFlow({}, 1, { timeoutMs: 500, signal }), 500],
    ["evaluateRun", (ctx) => ctx.evaluateRun({}, [1], { signal }), 1_234],
  ])(
    "runs.methods: the limit of %s with a definition includes the time of storing it",
    async (_name, use, timeoutMs) => {
      const put = vi.fn(async () => "stored");
      const submit = vi.fn(async (..._args: unknown[]) => status as never);
      await inContext(use, {
        runs: async () => ({ submit, get: refuse }),
        blobs: async () => storeOf({ put }),
      });
      expect(put).toHaveBeenCalledExactlyOnceWith("{}", "flow", { timeoutMs, signal });
      expect(submit).toHaveBeenCalledExactlyOnceWith("stored", [1], expect.objectContaining({ signal }));
    },
  );

  it("runs.methods: a run has the time that remains after its flow was stored", async () => {
    const submit = vi.fn(async (..._args: unknown[]) => status as never);
    const put = async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      return "stored";
    };
    await inContext((ctx) => ctx.evaluateFlow({}, 1, { timeoutMs: 60_000 }), {
      runs: async () => ({ submit, get: refuse }),
      blobs: async () => storeOf({ put }),
    });
    const [[, , options]] = submit.mock.calls as [[unknown, unknown, { readonly timeoutMs: number }]];
    expect(options.timeoutMs).toBeLessThan(60_000);
    expect(options.timeoutMs).toBeGreaterThan(0);
  });
});

it("the time that remains is a whole number, which errors name", () => {
  vi.spyOn(performance, "now").mockReturnValue(14.3319);
  expect(remainingLimits({ timeoutMs: 1_000, signal: undefined }, 1)).toEqual({ timeoutMs: 987, signal: undefined });
  expect(remainingLimits({ timeoutMs: 10, signal: undefined }, 1)).toEqual({ timeoutMs: 0, signal: undefined });
});
