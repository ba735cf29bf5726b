import { testRuntime } from "@stepflow/runtime/testing";
import { useRuntime } from "@stepflow/runtime/testing/vitest";
import { createWorker, type Worker } from "@stepflow/worker";
import { afterEach, describe, expect, it, vi } from "vitest";
import { quietly } from "./quiet.ts";

/** A worker whose connection breaks so many times before it answers. */
function brittle(failures: number): Worker {
  const worker = createWorker({ name: "brittle", ...quietly }).component(
    "/once",
    (_input: unknown, ctx) => ctx.attempt,
  );
  let left = failures;
  const fetch: Worker["fetch"] = async (request, env) => {
    const isExecute = (await request.clone().text()).includes("components/execute");
    if (isExecute && left-- > 0) throw new TypeError("fetch failed");
    return worker.fetch(request, env);
  };
  return Object.assign(Object.create(worker) as Worker, { fetch, name: "brittle" });
}

const attemptsOf = (executions: readonly { readonly attempt: number }[]): number[] =>
  executions.map(({ attempt }) => attempt);

describe("the skipping clock, unless another is asked for", () => {
  it("waits for no repetition, and time has jumped all the same", async () => {
    const times: number[] = [];
    await using runtime = await testRuntime(brittle(3), {
      onEvent: (event) => void ("at" in event && times.push(event.at)),
    });
    const startedAt = performance.now();
    expect(await runtime.execute("/once", {})).toEqual({ outcome: "success", result: 4 });
    const [first = 0, last = 0] = [times[0], times.at(-1)];
    expect(last - first).toBeGreaterThanOrEqual(1_000 + 1_000 + 2_000);
    expect(performance.now() - startedAt).toBeLessThan(last - first);
  });

  it("is not for tests that want to set the time", async () => {
    await using runtime = await testRuntime(brittle(0));
    expect(() => runtime.clock).toThrow('clock: "manual"');
  });
});

describe("the manual clock", () => {
  it("stands still until it is told to go on", async () => {
    await using runtime = await testRuntime(brittle(3), { clock: "manual" });
    const result = runtime.execute("/once", {});
    await runtime.clock.untilSleeping();
    await runtime.clock.advanceBy(999);
    expect(attemptsOf(runtime.executions())).toEqual([1]);
    await runtime.clock.advanceBy(1);
    expect(attemptsOf(runtime.executions())).toEqual([1, 2]);
    expect(runtime.clock.nextWakeMs).toBe(1_000);
    // Over two waits at once, of which the second begins when the first has ended.
    await runtime.clock.advanceBy(3_000);
    expect(await result).toEqual({ outcome: "success", result: 4 });
  });

  it("goes on for as long as something takes", async () => {
    await using runtime = await testRuntime(brittle(3), { clock: "manual" });
    const before = runtime.clock.now();
    const result = await runtime.clock.settle(runtime.execute("/once", {}));
    expect(result).toEqual({ outcome: "success", result: 4 });
    expect(runtime.clock.now() - before).toBe(4_000);
  });

  it("passes on what the promise is rejected with", async () => {
    await using runtime = await testRuntime(brittle(0), { clock: "manual" });
    await expect(runtime.clock.settle(runtime.run("steps: 1", {}))).rejects.toThrow("steps");
  });
});

describe("fake timers", () => {
  afterEach(() => void vi.useRealTimers());

  const patient = createWorker({ name: "patient", ...quietly })
    .component("/never", { timeoutMs: 60_000 }, () => new Promise<never>(() => undefined))
    .component("/later", async (ms: number) => {
      await new Promise((resolve) => setTimeout(resolve, ms));
      return "done";
    });

  it("hold deadlines of components, which pass with the clock", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date"] });
    const runtime = await useRuntime(patient, { clock: "manual" });
    const result = runtime.execute("/never", null);
    await runtime.clock.advanceBy(59_999);
    expect(runtime.executions()).toMatchObject([{ status: "running" }]);
    await runtime.clock.advanceBy(1);
    expect(await result).toFailWith({ message: "60000" });
  });

  it("hold the deadline of the runtime", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date"] });
    const runtime = await useRuntime(patient, { clock: "manual", timeoutMs: 5_000 });
    const result = runtime.execute("/later", 4_999);
    await runtime.clock.advanceBy(5_000);
    expect(await result).toSucceedWith("done");
  });
});
