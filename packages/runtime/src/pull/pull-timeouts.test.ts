import { describe, expect, it } from "vitest";
import { resolveTimeouts } from "./pull-timeouts.ts";

describe("the time limits of servePull", () => {
  it("have defaults", () => {
    expect(resolveTimeouts({})).toEqual({
      queueTimeoutMs: 30_000,
      heartbeatTimeoutMs: 5_000,
      readyTimeoutMs: 30_000,
      executionTimeoutMs: undefined,
    });
  });

  it("are never longer than a timer, which would treat them as 1 ms", () => {
    const names = ["queueTimeoutMs", "heartbeatTimeoutMs", "readyTimeoutMs", "executionTimeoutMs"] as const;
    for (const long of [2 ** 31, Number.POSITIVE_INFINITY]) {
      const resolved = resolveTimeouts(Object.fromEntries(names.map((name) => [name, long])));
      expect(names.map((name) => resolved[name])).toEqual(names.map(() => 2_147_483_647));
    }
  });

  it.each([0, -1, Number.NaN, "5000", null])("are refused if they are %j", (value) => {
    expect(() => resolveTimeouts({ executionTimeoutMs: value as number })).toThrow(
      /^servePull: executionTimeoutMs must be a number of milliseconds above 0, got /,
    );
    if (value === null) return;
    expect(() => resolveTimeouts({ queueTimeoutMs: value as number })).toThrow(RangeError);
  });
});
