import { describe, expect, it } from "vitest";
import { createManualClock } from "../engine/clock.ts";
import type { ComponentContext, ComponentOutcome } from "../engine/component.ts";
import { engineRetryFor, type PluginRetry, RetryingWorker } from "./plugin-retry.ts";

const FAILED: ComponentOutcome = { outcome: "failed", error: { code: -32_100, message: "no" } };

describe("retry rules of one worker", () => {
  const clock = createManualClock();
  let executions = 0;
  const failing = {
    execute: async () => {
      executions += 1;
      return FAILED;
    },
    list: async () => [],
    close() {},
  };
  const execute = (rules: PluginRetry, attempt: number, signal = new AbortController().signal) =>
    new RetryingWorker(failing, rules, clock).execute("/x", {}, { attempt, signal } as ComponentContext);

  it("delay every execution but the first; the last failure is final", async () => {
    const rules: PluginRetry = { maxAttempts: 3, backoff: { type: "exponential", minDelayMs: 40, factor: 3 } };
    expect(await execute(rules, 1)).toBe(FAILED);
    for (const [attempt, delayMs] of [
      [2, 40],
      [3, 120],
    ] as const) {
      const outcome = execute(rules, attempt);
      expect(clock.nextWakeMs).toBe(delayMs);
      clock.advance(delayMs);
      expect(await outcome).toEqual(attempt === 3 ? { ...FAILED, isFinal: true } : FAILED);
    }
  });

  it("do not delay a cancelled execution", async () => {
    const before = executions;
    const outcome = execute({}, 2, AbortSignal.abort(new Error("cancelled")));
    await expect(outcome).rejects.toThrow("cancelled");
    expect(executions).toBe(before);
  });

  it("make the engine repeat often enough for every worker", () => {
    const backoff = { type: "constant", delayMs: 0 };
    expect(engineRetryFor({ a: { maxAttempts: 2 }, b: { maxAttempts: 5 } })).toEqual({ maxRetries: 4, backoff });
    expect(engineRetryFor({ a: { maxAttempts: 1 } })).toEqual({ maxRetries: 2, backoff });
  });
});
