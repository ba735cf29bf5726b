import { udf } from "@stepflow/udf";
import { createWorker, defineComponent } from "@stepflow/worker";
import { z } from "zod";

export const storeFunction = defineComponent({
  path: "/store-function",
  description: "Stores a function and the schema of its input as a blob.",
  input: z.object({ input_schema: z.record(z.string(), z.unknown()), code: z.string() }),
  output: z.object({ blob_id: z.string() }),
  async execute(definition, ctx) {
    return { blob_id: await ctx.putBlob(definition) };
  },
});

/** A worker runs functions only if it registers this component. Here each call has at most a second and 16 MiB. */
export const callFunction = udf({ path: "/call-function", timeoutMs: 1_000, memoryLimitBytes: 16 * 1024 * 1024 });

export default createWorker({ name: "udf", components: [storeFunction, callFunction] });
