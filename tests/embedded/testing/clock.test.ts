import { setTimeout as sleep } from "node:timers/promises";
import { type FakeTimers, testRuntime } from "@stepflow/runtime/testing";
import { useRuntime } from "@stepflow/runtime/testing/vitest";
import { createWorker, type Worker } from "@stepflow/worker";
import { afterEach, describe, expect, it, vi } from "vitest";
import { quietly } from "./quiet.ts";

/** A worker whose connection breaks this many times before it answers. */
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

const stuck = createWorker({ name: "stuck", ...quietly }).component(
  "/stuck",
  (_input: unknown, ctx) =>
    new Promise<never>((_resolve, reject) => {
      ctx.signal.addEventListener("abort", () => reject(ctx.signal.reason), { once: true });
    }),
);

const attemptsOf = (executions: readonly { readonly attempt: number }[]): number[] =>
  executions.map(({ attempt }) => attempt);

afterEach(() => void vi.useRealTimers());

describe("the skipping clock, which is the default", () => {
  it("does not wait before a retry, but its time advances", async () => {
    // Real time stands still, so all time that has passed was skipped.
    vi.useFakeTimers({ toFake: ["performance"] });
    const times: number[] = [];
    await using runtime = await testRuntime(brittle(3), {
      onEvent: (event) => void ("at" in event && times.push(event.at)),
    });
    expect(await runtime.execute("/once", {})).toEqual({ outcome: "success", result: 4 });
    const [first = 0, last = 0] = [times[0], times.at(-1)];
    expect(last - first).toBe(1_000 + 1_000 + 2_000);
  });

  it("cannot be controlled by the test", async () => {
    await using runtime = await testRuntime(brittle(0));
    expect(() => runtime.clock).toThrow('clock: "manual"');
  });
});

describe("the manual clock", () => {
  it("does not move until it is advanced", async () => {
    await using runtime = await testRuntime(brittle(3), { clock: "manual" });
    const result = runtime.execute("/once", {});
    await runtime.clock.untilSleeping();
    await runtime.clock.advanceBy(999);
    expect(attemptsOf(runtime.executions())).toEqual([1]);
    await runtime.clock.advanceBy(1);
    expect(attemptsOf(runtime.executions())).toEqual([1, 2]);
    expect(runtime.clock.nextWakeMs).toBe(1_000);
    // The clock jumps over two waits at once, of which the second begins after the first.
    await runtime.clock.advanceBy(3_000);
    expect(await result).toEqual({ outcome: "success", result: 4 });
  });

  it("advances until a promise settles", async () => {
    await using runtime = await testRuntime(brittle(3), { clock: "manual" });
    const before = runtime.clock.now();
    const result = await runtime.clock.settle(runtime.execute("/once", {}));
    expect(result).toEqual({ outcome: "success", result: 4 });
    expect(runtime.clock.now() - before).toBe(4_000);
  });

  it("resolves all calls of untilSleeping", async () => {
    await using runtime = await testRuntime(brittle(1), { clock: "manual" });
    const result = runtime.execute("/once", {});
    await Promise.all([runtime.clock.untilSleeping(), runtime.clock.untilSleeping()]);
    await runtime.clock.advanceBy(1_000);
    expect(await result).toSucceedWith(2);
  });

  it("rejects if no run can fulfil the condition", async () => {
    await using runtime = await testRuntime(brittle(0), { clock: "manual" });
    expect(await runtime.execute("/once", {})).toSucceedWith(1);
    await Promise.all([
      expect(runtime.clock.untilSleeping()).rejects.toThrow("nothing is sleeping, and no run is left"),
      expect(runtime.clock.settle(new Promise(() => undefined))).rejects.toThrow(
        "is pending, but no run is waiting for the clock",
      ),
    ]);
  });

  it("rejects all waiting calls when the runtime is closed", async () => {
    const runtime = await testRuntime(stuck, { clock: "manual" });
    const result = runtime.execute("/stuck", {});
    const waiting = Promise.allSettled([
      runtime.clock.untilSleeping(),
      runtime.clock.settle(result.then(() => new Promise(() => undefined))),
    ]);
    await expect.poll(() => runtime.executions(), { timeout: 20_000 }).toHaveLength(1);
    await expect(runtime.close()).rejects.toThrow("/stuck");
    const closed = {
      status: "rejected",
      reason: expect.objectContaining({ message: expect.stringContaining("The runtime is closed.") }),
    };
    expect(await waiting).toEqual([closed, closed]);
  });

  it("advances while the test holds a request back", async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await using runtime = await testRuntime(brittle(0), {
      clock: "manual",
      intercept: (_worker, carry) => async (request) => {
        if ((await request.clone().text()).includes("components/execute")) await held;
        return carry(request);
      },
    });
    const before = runtime.clock.now();
    const result = runtime.execute("/once", {});
    await runtime.clock.advanceBy(1_000);
    expect(runtime.clock.now() - before).toBe(1_000);
    release();
    expect(await result).toSucceedWith(1);
  });

  it.each([Number.NaN, -1, "5", undefined])("cannot advance by %j", async (ms) => {
    await using runtime = await testRuntime(brittle(0), { clock: "manual" });
    const before = runtime.clock.now();
    await expect(runtime.clock.advanceBy(ms as number)).rejects.toThrow(RangeError);
    expect(() => runtime.clock.advance(ms as number)).toThrow(RangeError);
    expect(runtime.clock.now()).toBe(before);
  });

  it("rejects with the reason of the promise", async () => {
    await using runtime = await testRuntime(brittle(0), { clock: "manual" });
    await expect(runtime.clock.settle(runtime.run("steps: 1", {}))).rejects.toThrow("steps");
  });
});

describe("fake timers", () => {
  const patient = createWorker({ name: "patient", ...quietly })
    .component("/never", { timeoutMs: 60_000 }, () => new Promise<never>(() => undefined))
    .component("/later", async (ms: number) => {
      await new Promise((resolve) => setTimeout(resolve, ms));
      return "done";
    })
    .component("/real", { timeoutMs: 30_000 }, async (ms: number) => {
      await sleep(ms);
      return "done";
    })
    .component("/polling", async (ms: number) => {
      const end = Date.now() + ms;
      while (Date.now() < end) await new Promise((resolve) => setImmediate(resolve));
      return "done";
    })
    .component("/second", { timeoutMs: 30_000 }, (_input: unknown, ctx) =>
      ctx.attempt === 1 ? new Promise<never>(() => undefined) : "done",
    );
  const TIMEOUTS = { toFake: ["setTimeout", "clearTimeout"] } as const satisfies Parameters<typeof vi.useFakeTimers>[0];

  it("control the deadlines of components, which follow the clock", async () => {
    vi.useFakeTimers();
    const runtime = await useRuntime(patient, { clock: "manual" });
    const result = runtime.execute("/never", null);
    await runtime.clock.advanceBy(59_999);
    expect(runtime.executions()).toMatchObject([{ status: "running" }]);
    await runtime.clock.advanceBy(1);
    expect(await result).toFailWith({ message: "60000" });
  });

  it("control the deadline of the runtime", async () => {
    vi.useFakeTimers(TIMEOUTS);
    const runtime = await useRuntime(patient, { clock: "manual", timeoutMs: 5_000 });
    const result = runtime.execute("/later", 4_999);
    await runtime.clock.advanceBy(5_000);
    expect(await result).toSucceedWith("done");
  });

  it("agree with the clock: a sleep that a timer starts begins at the time of the timer", async () => {
    vi.useFakeTimers(TIMEOUTS);
    const runtime = await useRuntime(patient, { clock: "manual" });
    const retry = { action: "retry", maxRetries: 1 };
    const flow = { steps: [{ id: "s", component: "/patient/second", onError: retry }], output: { $step: "s" } };
    const result = runtime.run(flow, null);
    // The deadline after 30 s, and a second later the next attempt.
    await runtime.clock.advanceBy(30_999);
    expect(attemptsOf(runtime.executions())).toEqual([1]);
    await runtime.clock.advanceBy(1);
    expect(attemptsOf(runtime.executions())).toEqual([1, 2]);
    expect(await result).toSucceedWith("done");
  });

  it.each([
    ["those of setTimeout", TIMEOUTS],
    ["all of them", undefined],
  ])("pass for as long as something takes: %s", async (_which, options) => {
    vi.useFakeTimers(options);
    const runtime = await useRuntime(patient, { clock: "manual" });
    const before = runtime.clock.now();
    expect(await runtime.clock.settle(runtime.execute("/later", 4_500))).toSucceedWith("done");
    expect(runtime.clock.now() - before).toBe(4_500);
  });

  it("advance although timers without delay schedule each other", async () => {
    vi.useFakeTimers();
    const runtime = await useRuntime(patient, { clock: "manual" });
    expect(await runtime.clock.settle(runtime.execute("/polling", 10))).toSucceedWith("done");
  });

  it("wait for a component that waits for something real", async () => {
    vi.useFakeTimers(TIMEOUTS);
    const runtime = await useRuntime(patient, { clock: "manual" });
    expect(await runtime.clock.settle(runtime.execute("/real", 50))).toSucceedWith("done");
  });

  it("may be those of Jest, which name their time differently", async () => {
    vi.useFakeTimers(TIMEOUTS);
    const timers: FakeTimers = {
      advanceTimersByTimeAsync: (ms) => vi.advanceTimersByTimeAsync(ms),
      advanceTimersToNextTimerAsync: () => vi.advanceTimersToNextTimerAsync(),
      getTimerCount: () => vi.getTimerCount(),
      now: () => Number(vi.getMockedSystemTime()),
    };
    await using runtime = await testRuntime(patient, { clock: "manual", timers });
    expect(await runtime.clock.settle(runtime.execute("/later", 4_500))).toSucceedWith("done");
  });

  it("may replace the date only", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const runtime = await useRuntime(patient, { clock: "manual" });
    const before = Date.now();
    await runtime.clock.advanceBy(1_500);
    expect(Date.now() - before).toBe(1_500);
  });

  it("must be installed", async () => {
    await expect(testRuntime(patient, { clock: "manual", timers: vi })).rejects.toThrow(
      "Call vi.useFakeTimers() before",
    );
  });
});
