import { LeakError, type TestRuntime, testRuntime } from "@stepflow/runtime/testing";
import { createWorker } from "@stepflow/worker";
import { describe, expect, it } from "vitest";
import { quietly } from "./quiet.ts";

const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason), { once: true }));

const FOREVER = { steps: [{ id: "w", component: "/leaky/wait" }], output: { $step: "w" } };

function leaky() {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const worker = createWorker({ name: "leaky", ...quietly })
    .component("/quick", () => 1)
    .component("/wait", (_input: unknown, ctx) => untilAborted(ctx.signal))
    .component("/deaf", () => released)
    .component("/ask", (_input: unknown, ctx) => ctx.evaluateFlow(FOREVER, null));
  return { worker, release };
}

/** However long a busy machine takes for it. */
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
  it("minds nothing when everything has ended, and a second call gives the same", async () => {
    const runtime = await testRuntime(leaky().worker);
    await runtime.execute("/quick", null);
    const closing = runtime.close();
    expect(runtime.close()).toBe(closing);
    await closing;
    await expect(runtime.execute("/quick", null)).rejects.toThrow("closed");
  });

  it("names executions that were not waited for, and ends them", async () => {
    const runtime = await testRuntime(leaky().worker);
    const result = runtime.execute("/wait", null);
    await untilExecuting(runtime);
    expect(await leaksOf(runtime.close())).toEqual(["/leaky/wait (attempt 1, step step) is executing"]);
    expect((await result).outcome).toBe("failed");
    expect(runtime.executions()).toMatchObject([{ status: "cut" }]);
  });

  it("names callbacks that nobody has answered", async () => {
    const runtime = await testRuntime(leaky().worker);
    void runtime.execute("/ask", null);
    await untilExecuting(runtime, "/wait");
    const leaks = await leaksOf(runtime.close());
    expect(leaks.some((leak) => /^\/leaky\/ask .* is executing, and waits for runs\/(submit|get)$/.test(leak))).toBe(
      true,
    );
  });

  it("names components that do not heed ctx.signal", async () => {
    const { worker, release } = leaky();
    const runtime = await testRuntime(worker);
    const controller = new AbortController();
    const result = runtime.execute("/deaf", null, { signal: controller.signal });
    await untilExecuting(runtime);
    controller.abort();
    await result;
    expect(await leaksOf(runtime.close())).toEqual([
      'worker "leaky" has 1 execution that goes on after ctx.signal was aborted: /leaky/deaf (attempt 1, step step)',
    ]);
    release();
  });

  it("minds nothing when it is told so", async () => {
    const runtime = await testRuntime(leaky().worker, { checkLeaks: false });
    void runtime.execute("/wait", null);
    await untilExecuting(runtime);
    await runtime.close();
  });

  it("says how to have the same faults again", async () => {
    const runtime = await testRuntime(leaky().worker, { faults: { seed: 5, delay: 0.1 } });
    void runtime.execute("/wait", null);
    await untilExecuting(runtime);
    await expect(runtime.close()).rejects.toThrow("Replay with faults: { seed: 5, delay: 0.1 }.");
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
