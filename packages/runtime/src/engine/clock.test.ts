import { describe, expect, it } from "vitest";
import { createManualClock, systemClock } from "./clock.ts";

describe("the manual clock", () => {
  it("resolves the sleeps that are due, earliest first", async () => {
    const clock = createManualClock(100);
    const woken: number[] = [];
    const sleeps = [30, 10, 20, 40].map((ms) => clock.sleep(ms).then(() => woken.push(ms)));
    expect(clock.sleeping).toBe(4);
    clock.advance(9);
    expect(clock.nextWakeMs).toBe(1);
    clock.advance(21);
    await Promise.all(sleeps.slice(0, 3));
    expect(woken).toEqual([10, 20, 30]);
    expect(clock.now()).toBe(130);
    expect(clock.sleeping).toBe(1);
  });

  it("rejects an aborted sleep with the reason", async () => {
    const clock = createManualClock();
    const controller = new AbortController();
    const sleep = clock.sleep(10, controller.signal);
    controller.abort(new Error("enough"));
    await expect(sleep).rejects.toThrow("enough");
    await expect(clock.sleep(10, controller.signal)).rejects.toThrow("enough");
    expect(clock.sleeping).toBe(0);
    expect(clock.nextWakeMs).toBeUndefined();
  });

  it("reports pending sleeps", async () => {
    const clock = createManualClock();
    const waiting = clock.untilSleeping();
    const sleep = clock.sleep(5);
    await waiting;
    clock.advance(5);
    await sleep;
  });

  it("resolves every untilSleeping", async () => {
    const clock = createManualClock();
    const waiting = [clock.untilSleeping(), clock.untilSleeping()];
    const sleep = clock.sleep(5);
    await Promise.all(waiting);
    clock.advance(5);
    await sleep;
  });

  it.each([Number.NaN, -1, Number.POSITIVE_INFINITY, "5", undefined])("refuses to advance by %j", (ms) => {
    const clock = createManualClock(100);
    expect(() => clock.advance(ms as number)).toThrow(RangeError);
    expect(clock.now()).toBe(100);
  });
});

describe("the system clock", () => {
  it("returns the time and sleeps", async () => {
    const before = systemClock.now();
    expect(Math.abs(before - Date.now())).toBeLessThan(60_000);
    await systemClock.sleep(0);
    expect(systemClock.now()).toBeGreaterThanOrEqual(before);
  });

  it("rejects with the signal's reason", async () => {
    const controller = new AbortController();
    const sleep = systemClock.sleep(1e6, controller.signal);
    controller.abort(new Error("enough"));
    await expect(sleep).rejects.toThrow("enough");
  });
});
