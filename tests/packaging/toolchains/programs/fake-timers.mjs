// A clock that moves by the fake timers of the runner.
import { deepStrictEqual } from "node:assert/strict";
import { testRuntime } from "@stepflow/runtime/testing";
import { createWorker } from "@stepflow/worker";

export async function useFakeTimers(timers) {
  timers.useFakeTimers();
  try {
    const slow = createWorker({ name: "slow" }).component(
      "/wait",
      () => new Promise((done) => setTimeout(done, 60_000, "done")),
    );
    const runtime = await testRuntime(slow, { clock: "manual", timers });
    const waiting = runtime.execute("/wait", {});
    await runtime.clock.advanceBy(60_000);
    deepStrictEqual((await waiting).result, "done");
    await runtime.close();
  } finally {
    timers.useRealTimers();
  }
}
