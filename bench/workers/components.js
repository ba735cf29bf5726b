// The components of the measured workers, written as a user would write them.
import { createWorker } from "@stepflow/worker";

export const worker = createWorker({ name: "bench" })
  .component("/echo", (input) => input)
  .component("/round-trip", async (input, ctx) => {
    const blobId = await ctx.putBlob(input);
    return { blobId, data: await ctx.getBlob(blobId) };
  })
  .component("/add", ({ n }) => ({ n: n + 1 }))
  // Starts one run for each number, all at once, and waits for them.
  .component("/fan-out", async ({ flow, count }, ctx) => {
    const outputs = await Promise.all(Array.from({ length: count }, (_, n) => ctx.evaluateFlow(flow, { n })));
    return { correct: outputs.filter(({ n }, index) => n === index + 1).length };
  })
  .component("/write", ({ n, length }) => ({ n, text: "x".repeat(length) }))
  .component("/read", ({ n, text }) => ({ n, length: text.length }))
  .component("/hold", (_input, ctx) => ctx.call("bench/hold", {}));
