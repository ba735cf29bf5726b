import { testRuntime } from "@stepflow/runtime/testing";
import { createWorker } from "@stepflow/worker";
import { expect, it } from "vitest";

const ROUNDS = 50;

it("prints what a test costs: a runtime, an execution that stores a blob, and the end of both", async () => {
  const worker = createWorker({ name: "w" }).component("/put", async (input: unknown, ctx) => ctx.putBlob(input));
  const times: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const startedAt = performance.now();
    await using runtime = await testRuntime(worker);
    expect((await runtime.execute("/put", { round })).outcome).toBe("success");
    await runtime.close();
    times.push(performance.now() - startedAt);
  }
  const [first = 0, ...others] = times;
  const sorted = others.toSorted((a, b) => a - b);
  const [median = 0, slowest = 0] = [sorted[ROUNDS / 2], sorted.at(-1)];
  const words = [first, median, slowest].map((ms) => ms.toFixed(1));
  process.stderr.write(
    `A test with the kit: ${words[0]} ms for the first, then ${words[1]} ms (at most ${words[2]} ms).\n`,
  );
});
