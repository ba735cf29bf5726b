// The components of the measured workers, written as a user would write them.
import { createWorker } from "@stepflow/worker";

export const worker = createWorker({ name: "bench" })
  .component("/echo", (input) => input)
  .component("/round-trip", async (input, ctx) => {
    const blobId = await ctx.putBlob(input);
    return { blobId, data: await ctx.getBlob(blobId) };
  })
  .component("/hold", (_input, ctx) => ctx.call("bench/hold", {}));
