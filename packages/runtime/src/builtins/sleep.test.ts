import { MAX_TIMER_MS } from "@stepflow/protocol/internal";
import { expect, it } from "vitest";
import { createEngine } from "../create-engine.ts";
import { createManualClock } from "../engine/clock.ts";
import { readFlow } from "../flow/flow.ts";

function start(duration: number) {
  const clock = createManualClock();
  const engine = createEngine({
    version: "0.13.0",
    clock,
    executeComponent: () => Promise.reject(new Error("unused")),
  });
  const step = { id: "s", component: "/builtin/sleep", input: { duration_ms: duration, passthrough: [1] } };
  const flow = readFlow({ steps: [step], output: { $step: "s" } });
  return { clock, engine, run: engine.submit(flow, [{}]) };
}

it("sleeps by the clock of the engine, also longer than a timer can", async () => {
  const { clock, engine, run } = start(MAX_TIMER_MS + 5);
  await clock.untilSleeping();
  expect(clock.nextWakeMs).toBe(MAX_TIMER_MS);
  clock.advance(MAX_TIMER_MS);
  await clock.untilSleeping();
  expect(clock.nextWakeMs).toBe(5);
  clock.advance(5);
  expect(await run.ended).toBe("completed");
  const result = { duration_ms: MAX_TIMER_MS + 5, passthrough: [1] };
  expect(engine.runs.items(run.runId)?.[0]?.result).toEqual({ outcome: "success", result });
});

it("ends when its run is cancelled", async () => {
  const { clock, engine, run } = start(1_000);
  await clock.untilSleeping();
  engine.cancel(run.runId);
  expect(await run.ended).toBe("cancelled");
  expect(clock.sleeping).toBe(0);
});
