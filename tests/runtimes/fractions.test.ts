import { describe, expect, it, onTestFinished } from "vitest";
import { startAnyRuntime } from "../support/runtimes/any-runtime.ts";
import { SERVER_VERSIONS } from "../support/runtimes/versions.ts";

const COUNT = 3_000;
/** Each reading may move a value to its neighbour. */
const MAX_ERROR_OF_READING = 5e-16;

/** The same fractions with 16 or 17 digits in each run of this test, of all magnitudes from 1e-20 to 1e19. */
function fractions(): readonly number[] {
  let state = 1;
  const next = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const values: number[] = [];
  while (values.length < COUNT) {
    const value = (next() + next() / 2_147_483_647) * 10 ** Math.floor(next() * 40 - 20);
    if (String(value).replace(/^0\.0*|e.*|\./g, "").length >= 16) values.push(value);
  }
  return values;
}

/** Returns what a runtime makes of the values at each reading of what it made of them before. */
async function readAgainAndAgain(version: string, times: number): Promise<readonly (readonly number[])[]> {
  const { client, close } = await startAnyRuntime(version, {});
  onTestFinished(close);
  const readings = [fractions()];
  while (readings.length <= times) {
    const { items } = await client.run({ output: { $input: "$" } }, [readings.at(-1)]);
    const result = items[0]?.result;
    if (result?.outcome !== "success") throw new Error(JSON.stringify(result));
    readings.push(result.result as number[]);
  }
  return readings;
}

function countChanges(before: readonly number[] = [], after: readonly number[] = []): number {
  return before.filter((value, index) => value !== after[index]).length;
}

describe("fractions with 16 or 17 digits", () => {
  it.each(SERVER_VERSIONS)(
    "runtime %s changes the last digits of 487 of 3,000 at the first reading, and of 133 at the second",
    async (version) => {
      const readings = await readAgainAndAgain(version, 4);
      const changes = readings.slice(1).map((after, index) => countChanges(readings[index], after));
      expect(changes.slice(0, 2)).toEqual([487, 133]);
      for (const [reading, values] of readings.entries()) {
        const errors = values.map((value, index) => Math.abs(value / (readings[0]?.[index] ?? 0) - 1));
        expect(Math.max(...errors)).toBeLessThanOrEqual(MAX_ERROR_OF_READING * reading);
      }
    },
  );

  it("the embedded runtime keeps them all", async () => {
    const readings = await readAgainAndAgain("embedded", 1);
    expect(countChanges(readings[0], readings[1])).toBe(0);
  });
});
