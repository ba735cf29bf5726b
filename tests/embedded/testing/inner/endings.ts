// Run by tests/embedded/testing/use-runtime.test.ts, which reads how these tests end.
import { useRuntime } from "@stepflow/runtime/testing/vitest";
import { describe, expect, it } from "vitest";
import { worker } from "./worker.ts";

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

describe.concurrent("at the same time", () => {
  let end = (): void => undefined;
  const firstEnded = new Promise<void>((resolve) => {
    end = resolve;
  });

  it("leaks among others", async (test) => {
    // This hook runs after those that are registered later.
    test.onTestFinished(end);
    const runtime = await useRuntime(worker, { test });
    void runtime.execute("/wait", null);
    await test.expect.poll(() => runtime.executions(), { timeout: 20_000 }).toHaveLength(1);
  });

  it("continues after another has ended", async (test) => {
    const runtime = await useRuntime(worker, { test });
    await firstEnded;
    expect(await runtime.execute("/echo", 1)).toSucceedWith(1);
  });

  it("fails with a seed of its own", async (test) => {
    const runtime = await useRuntime(worker, { test, faults: { seed: 78, delay: 0.5 } });
    await firstEnded;
    expect(await runtime.execute("/echo", 1)).toEqual("something else");
  });

  it("does not know its test", async () => {
    await useRuntime(worker);
  });
});
