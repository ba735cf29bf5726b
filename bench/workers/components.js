// What every worker of the benchmark offers, as a user of the framework writes it.
import { createWorker } from "@stepflow/worker";

export const worker = createWorker({ name: "bench" })
  .component("/echo", (input) => input)
  .component("/round-trip", async (input, ctx) => {
    const blobId = await ctx.putBlob(input);
    return { blobId, data: await ctx.getBlob(blobId) };
  })
  .component("/hold", (_input, ctx) => ctx.call("bench/hold", {}));
