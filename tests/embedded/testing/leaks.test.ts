import { type BlobStore, MemoryBlobStore } from "@stepflow/runtime";
import { LeakError, type TestRuntime, testRuntime } from "@stepflow/runtime/testing";
import { ComponentError, createWorker } from "@stepflow/worker";
import { afterEach, describe, expect, it, vi } from "vitest";
import { quietly } from "./quiet.ts";

afterEach(() => void vi.useRealTimers());

const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason), { once: true }));

const FOREVER = { steps: [{ id: "w", component: "/leaky/wait" }], output: { $step: "w" } };
const SLOW = { steps: [{ id: "s", component: "/leaky/slow" }], output: { $step: "s" } };

function leaky() {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const worker = createWorker({ name: "leaky", ...quietly })
    .component("/quick", () => 1)
    .component("/wait", (_input: unknown, ctx) => untilAborted(ctx.signal))
    .component("/deaf", () => released)
    .component("/ask", (_input: unknown, ctx) => ctx.evaluateFlow(FOREVER, null))
    .component("/never", () => new Promise<never>(() => undefined))
    .component("/put", (input: unknown, ctx) => ctx.putBlob(input))
    .component("/fail", () => {
      throw new ComponentError("busy");
    })
    .component("/forget", (input: unknown, ctx) => {
      void ctx.putBlob(input).catch(() => undefined);
      return 1;
    })
    .component("/forget-late", (_input: unknown, ctx) => {
      void ctx.putBinary(new Blob(["late"])).catch(() => undefined);
      return 1;
    })
    .component("/give-up", (_input: unknown, ctx) => Promise.all([ctx.putBlob(1), Promise.reject(new Error("no"))]))
    .component("/slow", async () => {
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      return "slow";
    })
    .component("/ask-slow", (_input: unknown, ctx) => ctx.evaluateFlow(SLOW, null))
    .component("/try", (input: unknown, ctx) => ctx.putBlob(input, { timeoutMs: 20 }).catch(() => null));
  return { worker, release };
}

/** Waits as long as a busy machine needs. */
function untilExecuting(runtime: TestRuntime, component?: string): Promise<void> {
  return expect.poll(() => runtime.executions(component), { timeout: 20_000 }).toHaveLength(1);
}

async function leaksOf(closing: Promise<void>): Promise<readonly string[]> {
  const error = await closing.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(LeakError);
  return (error as LeakError).leaks;
}

describe("close()", () => {
  it("succeeds if everything has ended, and so does a second call", async () => {
    const runtime = await testRuntime(leaky().worker);
    await runtime.execute("/quick", null);
    const closing = runtime.close();
    expect(runtime.close()).toBe(closing);
    await closing;
    await expect(runtime.execute("/quick", null)).rejects.toThrow("closed");
  });

  it("names executions that were not awaited and ends them", async () => {
    const runtime = await testRuntime(leaky().worker);
    const result = runtime.execute("/wait", null);
    await untilExecuting(runtime);
    expect(await leaksOf(runtime.close())).toEqual(["/leaky/wait (attempt 1, step step) is executing"]);
    expect((await result).outcome).toBe("failed");
    expect(runtime.executions()).toMatchObject([{ status: "cut" }]);
  });

  it("names executions that have just begun", async () => {
    const runtime = await testRuntime(leaky().worker);
    void runtime.execute("/wait", null);
    const leaks = await leaksOf(runtime.close());
    expect(leaks).toEqual([
      expect.stringMatching(/^(\/leaky\/wait .* is executing|execute\("\/wait"\), which|run .* waits)/),
    ]);
  });

  it("names calls that have not started a run", async () => {
    const store = new MemoryBlobStore();
    const blobs: BlobStore = { get: (id) => store.get(id), put: () => new Promise(() => undefined) };
    const runtime = await testRuntime(leaky().worker, { blobs });
    void runtime.execute("/quick", null);
    expect(await leaksOf(runtime.close())).toEqual(['execute("/quick") has not started a run']);
  });

  it("names runs that sleep before a retry", async () => {
    const runtime = await testRuntime(leaky().worker, { clock: "manual" });
    const step = { id: "s", component: "/leaky/fail", onError: { action: "retry", maxRetries: 1 } };
    const result = runtime.run({ steps: [step], output: { $step: "s" } }, null);
    await runtime.clock.untilSleeping();
    const leaks = await leaksOf(runtime.close());
    expect(leaks).toEqual([
      expect.stringMatching(
        /^run [0-9a-f-]{36} has not ended; its last execution was \/leaky\/fail \(attempt 1, step s\)$/,
      ),
    ]);
    expect((await result).outcome).toBe("failed");
  });

  it.each(["v0", "v1"] as const)("names callbacks that a component did not wait for, over %s", async (dialect) => {
    const runtime = await testRuntime(leaky().worker, { dialect });
    expect((await runtime.execute("/forget", { text: "one" })).outcome).toBe("success");
    expect(await leaksOf(runtime.close())).toEqual([
      "blobs/put of /leaky/forget (attempt 1, step step), which succeeded without waiting for it",
    ]);
  });

  it("names callbacks that a component made after its end", async () => {
    const runtime = await testRuntime(leaky().worker);
    expect((await runtime.execute("/forget-late", null)).outcome).toBe("success");
    await expect.poll(() => runtime.callbacks(), { timeout: 20_000 }).toHaveLength(1);
    expect(await leaksOf(runtime.close())).toEqual([expect.stringContaining("blobs/put of /leaky/forget-late")]);
  });

  it.each(["v0", "v1"] as const)("ignores callbacks of a component that failed, over %s", async (dialect) => {
    const runtime = await testRuntime(leaky().worker, { dialect });
    expect((await runtime.execute("/give-up", null)).outcome).toBe("failed");
    await runtime.close();
  });

  it("ignores a callback that was repeated because its answer was late", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    // One of two answers arrives when it is no longer needed.
    const faults = { seed: 1, delay: 0.5 };
    const runtime = await testRuntime(leaky().worker, { clock: "manual", timers: vi, faults });
    const result = await runtime.clock.settle(runtime.execute("/ask-slow", null));
    expect(result).toEqual({ outcome: "success", result: "slow" });
    expect(runtime.callbacks("runs/get").length).toBeGreaterThan(1);
    await runtime.close();
  });

  it("ignores callbacks that a fault lost", async () => {
    let lost = 0;
    for (let seed = 0; seed < 10; seed += 1) {
      await using runtime = await testRuntime(leaky().worker, { dialect: "v0", faults: { seed, drop: 0.5 } });
      const { outcome } = await runtime.execute("/try", { seed });
      if (outcome === "success" && runtime.callbacks().some(({ status }) => status === "pending")) lost += 1;
    }
    expect(lost).toBeGreaterThan(0);
  });

  it("names callbacks without an answer", async () => {
    const runtime = await testRuntime(leaky().worker);
    void runtime.execute("/ask", null);
    await untilExecuting(runtime, "/wait");
    const leaks = await leaksOf(runtime.close());
    expect(leaks.some((leak) => /^\/leaky\/ask .* is executing and waits for runs\/(submit|get)$/.test(leak))).toBe(
      true,
    );
  });

  it("names components that ignore ctx.signal", async () => {
    const { worker, release } = leaky();
    const runtime = await testRuntime(worker);
    const controller = new AbortController();
    const result = runtime.execute("/deaf", null, { signal: controller.signal });
    await untilExecuting(runtime);
    controller.abort();
    await result;
    expect(await leaksOf(runtime.close())).toEqual([
      'worker "leaky" has 1 execution that continues after ctx.signal was aborted: /leaky/deaf (attempt 1, step step)',
    ]);
    release();
  });

  it("checks nothing with checkLeaks: false", async () => {
    const runtime = await testRuntime(leaky().worker, { checkLeaks: false });
    void runtime.execute("/wait", null);
    await untilExecuting(runtime);
    await runtime.close();
  });

  it("explains how to repeat the faults", async () => {
    const runtime = await testRuntime(leaky().worker, { faults: { seed: 5, delay: 0.1 } });
    void runtime.execute("/wait", null);
    await untilExecuting(runtime);
    await expect(runtime.close()).rejects.toThrow("Replay with faults: { seed: 5, delay: 0.1 }.");
  });
});

describe("an execution that an earlier runtime left behind", () => {
  /** Leaves an execution behind. */
  async function leave({ worker }: ReturnType<typeof leaky>): Promise<void> {
    const runtime = await testRuntime(worker, { checkLeaks: false });
    void runtime.execute("/deaf", null);
    await untilExecuting(runtime);
    await runtime.close();
  }

  /** Ends an execution early. */
  async function abort(runtime: TestRuntime, component: string): Promise<void> {
    const controller = new AbortController();
    const result = runtime.execute(component, null, { signal: controller.signal });
    await untilExecuting(runtime);
    controller.abort();
    await result;
  }

  it("is not reported if the component obeys its signal", async () => {
    const shared = leaky();
    await leave(shared);
    const runtime = await testRuntime(shared.worker);
    await abort(runtime, "/wait");
    await runtime.close();
    shared.release();
  });

  it("is not reported if only the connection broke", async () => {
    const shared = leaky();
    await leave(shared);
    const options = { dialect: "v0", faults: { seed: 1, kill: 1 }, retry: { maxRetries: 0 } } as const;
    const runtime = await testRuntime(shared.worker, options);
    expect((await runtime.execute("/put", 1)).outcome).toBe("failed");
    expect(runtime.executions()).toMatchObject([{ status: "cut" }]);
    await runtime.close();
    shared.release();
  });

  it("does not hide what a later runtime leaves behind", async () => {
    const shared = leaky();
    await leave(shared);
    const runtime = await testRuntime(shared.worker);
    await abort(runtime, "/deaf");
    expect(await leaksOf(runtime.close())).toEqual([
      'worker "leaky" has 1 execution that continues after ctx.signal was aborted: /leaky/deaf (attempt 1, step step)',
    ]);
    shared.release();
  });

  it("does not hide anything after its end", async () => {
    const shared = leaky();
    await leave(shared);
    shared.release();
    const runtime = await testRuntime(shared.worker);
    await abort(runtime, "/never");
    expect(await leaksOf(runtime.close())).toEqual([expect.stringContaining("1 execution that continues")]);
  });

  it("is attributed to its own runtime, which closes after another", async () => {
    const shared = leaky();
    const [first, second] = [await testRuntime(shared.worker), await testRuntime(shared.worker)];
    await abort(first, "/deaf");
    await abort(second, "/wait");
    await second.close();
    expect(await leaksOf(first.close())).toEqual([expect.stringContaining("/leaky/deaf")]);
    shared.release();
  });
});

it("`await using` closes it", async () => {
  const { worker } = leaky();
  const block = async (): Promise<void> => {
    await using runtime = await testRuntime(worker);
    void runtime.execute("/wait", null);
    await untilExecuting(runtime);
  };
  await expect(block()).rejects.toThrow(LeakError);
});
