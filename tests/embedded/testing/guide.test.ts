import { testRuntime } from "@stepflow/runtime/testing";
import { useRuntime } from "@stepflow/runtime/testing/vitest";
import { ComponentError, createWorker, silentLogger } from "@stepflow/worker";
import { afterEach, describe, expect, it, vi } from "vitest";

// packages/runtime/TESTING.md shows code of this file and of the tests of examples/hello.

let failures = 0;
const worker = createWorker({ name: "shop", components: [], logger: silentLogger })
  .component("/order", async (order: { item: string }, ctx) => {
    if (failures-- > 0) throw new ComponentError("The warehouse is busy.");
    return { receipt: await ctx.putBlob(order) };
  })
  .component("/reserve", { timeoutMs: 30_000 }, () => new Promise<never>(() => undefined))
  .component("/orders", async ({ orders }: { orders: { item: string }[] }, ctx) => ctx.evaluateRun(FLOW, orders));

const FLOW = {
  steps: [
    { id: "order", component: "/shop/order", input: { $input: "$" }, onError: { action: "retry", maxRetries: 2 } },
  ],
  output: { $step: "order" },
};

afterEach(() => {
  failures = 0;
  vi.useRealTimers();
});

describe("the guide", () => {
  it("shows what the runtime has recorded", async () => {
    const runtime = await useRuntime(worker);
    await runtime.execute("/orders", { orders: [{ item: "book" }, { item: "pen" }] });

    expect(runtime.callbacks("runs/submit")).toHaveLength(1);
    expect(runtime.executions("/order").map(({ input, status }) => [input, status])).toEqual([
      [{ item: "book" }, "succeeded"],
      [{ item: "pen" }, "succeeded"],
    ]);
    expect(runtime.blobs().map(({ data }) => data)).toEqual([{ item: "book" }, { item: "pen" }]);
  });

  it.concurrent("among others", async (test) => {
    const runtime = await useRuntime(worker, { test });
    expect(await runtime.execute("/order", { item: "book" })).toSucceedWith({ receipt: expect.any(String) });
  });

  it("retries without waiting", async () => {
    failures = 2;
    const runtime = await useRuntime(worker);
    expect(await runtime.run(FLOW, { item: "book" })).toSucceedWith({ receipt: expect.any(String) });
    expect(runtime.executions("/order").map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
  });

  it("sets the time", async () => {
    failures = 1;
    const runtime = await useRuntime(worker, { clock: "manual" });
    const result = runtime.run(FLOW, { item: "book" });
    await runtime.clock.untilSleeping();
    await runtime.clock.advanceBy(999);
    expect(runtime.executions("/order")).toHaveLength(1);
    await runtime.clock.advanceBy(1);
    expect(await result).toSucceedWith({ receipt: expect.any(String) });
  });

  it("does not wait for deadlines", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const runtime = await useRuntime(worker, { clock: "manual" });
    const result = runtime.execute("/reserve", { item: "book" });
    await runtime.clock.advanceBy(30_000);
    expect(await result).toFailWith({ message: "30000 ms" });
  });

  it("breaks connections", async () => {
    const runtime = await useRuntime(worker, { faults: { kill: 0.3, split: 0.5, reorder: 0.5 } });
    const result = await runtime.execute("/order", { item: "book" });
    if (result.outcome === "success") expect(runtime).toHaveStored({ item: "book" });
  });
});

it("works without Vitest", async () => {
  await using runtime = await testRuntime(worker);
  const result = await runtime.execute("/order", { item: "book" });
  expect(result.outcome).toBe("success");
});
