import { describe, expect, it } from "vitest";
import { engineWith, step, success } from "../../../../tests/support/runtimes/scripted-engine.ts";
import { readFlow } from "../flow/flow.ts";
import type { RuntimeVersion } from "../versions.ts";

const INNER = readFlow({ steps: [step("inner", { $input: "$" })], output: { $step: "inner" } });
const OUTER = readFlow({ steps: [step("outer", { $input: "$" })], output: { $step: "outer" } });
const COUNT = 9;

/**
 * Runs a component that submits nested runs with these limits, and returns how many of each ran at once. Executions wait until as many of
 * their run have been under way as `expected`.
 */
async function peaksOf(
  limits: readonly (number | undefined)[],
  expected: readonly number[],
  version?: RuntimeVersion,
): Promise<number[]> {
  const running = limits.map(() => 0);
  const peaks = limits.map(() => 0);
  const order: number[] = [];
  const engine = engineWith(
    async (path, input, context) => {
      if (path !== "/w/inner") {
        const runs = limits.map((maxConcurrency, run) =>
          context.submit(
            INNER,
            Array.from({ length: COUNT }, (_, item) => ({ run, item })),
            { maxConcurrency },
          ),
        );
        return success(await Promise.all(runs.map(({ ended }) => ended)));
      }
      const { run, item } = input as { run: number; item: number };
      if (run === 0) order.push(item);
      running[run] = (running[run] ?? 0) + 1;
      peaks[run] = Math.max(peaks[run] ?? 0, running[run] ?? 0);
      do await new Promise((resolve) => setImmediate(resolve));
      while ((peaks[run] ?? 0) < (expected[run] ?? 0));
      running[run] = (running[run] ?? 0) - 1;
      return success(item);
    },
    version === undefined ? {} : { version },
  );
  const { ended } = engine.submit(OUTER, [0], { maxConcurrency: 30 });
  expect(await ended).toBe("completed");
  expect(order).toEqual(Array.from({ length: COUNT }, (_, item) => item));
  return peaks;
}

describe("a nested run", () => {
  it("obeys its own limit, and runs beside it obey theirs", async () => {
    expect(await peaksOf([1], [1])).toEqual([1]);
    expect(await peaksOf([2, 1, 4, undefined], [2, 1, 4, COUNT])).toEqual([2, 1, 4, COUNT]);
  });

  it.each(["0.10.0", "0.11.1"] as const)("of %s ignores its own limit", async (version) => {
    expect(await peaksOf([1], [COUNT], version)).toEqual([COUNT]);
  });

  it("of 0.9.0 obeys it, because it is an independent run", async () => {
    expect(await peaksOf([2], [2], "0.9.0")).toEqual([2]);
  });
});
