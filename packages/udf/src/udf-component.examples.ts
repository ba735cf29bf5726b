import { udf } from "@stepflow/udf";
import { createWorker } from "@stepflow/worker";

// #region udf
const worker = createWorker({ name: "functions", components: [udf({ path: "/udf", timeoutMs: 500 })] });

// Run this component once to store a function. A flow then calls it by its blob id, with { blob_id, input } for "/udf".
worker.component("/store", (_input: unknown, ctx) =>
  ctx.putBlob({ code: "input.a + input.b", input_schema: { type: "object", required: ["a", "b"] } }),
);
// #endregion
