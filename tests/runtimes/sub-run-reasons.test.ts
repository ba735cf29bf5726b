import { ComponentError, createWorker, FlowError } from "@stepflow/worker";
import { describe, expect, it, onTestFinished } from "vitest";
import { oneStepFlow } from "../support/data/flows.ts";
import {
  EMBEDDED,
  IN_PROCESS_V0,
  openTestBench,
  REAL_09,
  REAL_010,
  REAL_011,
  REAL_012,
  REAL_013,
} from "../support/runtimes/test-bench.ts";

const worker = createWorker({ name: "reasons", concurrency: 4 })
  .component("/fail", () => {
    throw new ComponentError("no luck today");
  })
  .component("/sub", async (_input, ctx) => {
    const flow = oneStepFlow("/lab/fail");
    const [item] = await ctx.evaluateRun(flow, [1]);
    const error = await ctx.evaluateFlow(flow, 1).catch((thrown: unknown) => thrown);
    return {
      item: item?.outcome === "failed" ? item.error.message : "succeeded",
      error: error instanceof FlowError ? error.message : "no FlowError",
    };
  });

describe.each([REAL_09, REAL_010, REAL_011, REAL_012, REAL_013, EMBEDDED, IN_PROCESS_V0])("runtime $name", (way) => {
  it("runs.methods: the error of a failed sub-run contains the message of the component", async () => {
    const { client, close } = await openTestBench(way, worker);
    onTestFinished(close);
    const { items } = await client.run(oneStepFlow("/lab/sub"), [1]);
    expect(items[0]?.result).toEqual({
      outcome: "success",
      result: { item: expect.stringContaining("no luck today"), error: expect.stringContaining("no luck today") },
    });
  });

  it("runs.methods: a client receives the results as the runtime reports them, with the reason in the message or in the stack", async () => {
    const { client, close } = await openTestBench(way, worker);
    onTestFinished(close);
    const { items } = await client.run(oneStepFlow("/lab/fail"), [1]);
    const result = items[0]?.result;
    const error = result?.outcome === "failed" ? result.error : undefined;
    const { stack } = (error?.data ?? {}) as { readonly stack?: readonly { readonly error: string }[] };
    const isShort = way === REAL_09 || way === REAL_010;
    expect(isShort ? stack?.at(-1)?.error : error?.message).toContain("no luck today");
    if (isShort) expect(error).toMatchObject({ code: 500, message: 'step "s1" failed' });
  });
});
