// Every test in here must fail: tests/testing/use-runtime.test.ts runs it and reads what is said.
import { useRuntime } from "@stepflow/runtime/testing/vitest";
import { createWorker } from "@stepflow/worker";
import { expect, it } from "vitest";

const worker = createWorker({ name: "w", components: [] })
  .component("/echo", (input: unknown) => input)
  .component(
    "/wait",
    (_input: unknown, ctx) =>
      new Promise<never>((_resolve, reject) => {
        ctx.signal.addEventListener("abort", () => reject(ctx.signal.reason), { once: true });
      }),
  );

it("leaks", async () => {
  const runtime = await useRuntime(worker);
  void runtime.execute("/wait", null);
  await expect.poll(() => runtime.executions(), { timeout: 20_000 }).toHaveLength(1);
});

it("fails by a plain assertion", async () => {
  const runtime = await useRuntime(worker, { faults: { seed: 77, delay: 0.5 } });
  void runtime.execute("/wait", null);
  await expect.poll(() => runtime.executions(), { timeout: 20_000 }).toHaveLength(1);
  expect(await runtime.execute("/echo", 1)).toEqual("something else");
});
