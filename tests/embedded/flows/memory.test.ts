import { createEngine, readFlow } from "@stepflow/runtime";
import { expect, it } from "vitest";
import { usedBytes } from "../../support/processes/memory.ts";

const TWO_STEPS = readFlow({
  steps: [
    { id: "a", component: "/w/echo", input: { n: { $input: "$" } } },
    { id: "b", component: "/w/echo", input: [{ $step: "a", path: "n" }] },
  ],
  output: { $step: "b", path: "$[0]" },
});

function* numbers(count: number): Generator<number> {
  for (let n = 0; n < count; n += 1) yield n;
}

it("a run of 100,000 items and two steps keeps no more memory than its retention asks for", async () => {
  const engine = createEngine({
    executeComponent: async (_path, input) => ({ outcome: "success", result: input }),
    retain: { items: false, steps: "none" },
  });
  let sum = 0;
  const run = async (count: number): Promise<void> => {
    const { ended, runId } = engine.submit(TWO_STEPS, numbers(count), {
      onItem: ({ result }) => {
        if (result?.outcome === "success") sum += Number(result.result);
      },
    });
    expect(await ended).toBe("completed");
    expect(engine.runs.get(runId)?.items).toMatchObject({ total: count, completed: count });
  };
  await run(2_000);
  const before = await usedBytes();
  sum = 0;
  await run(100_000);
  expect(sum).toBe((100_000 * 99_999) / 2);
  // The limit is 20 bytes per item, because the measurement is not exact.
  expect((await usedBytes()) - before).toBeLessThan(2_000_000);
}, 60_000);
