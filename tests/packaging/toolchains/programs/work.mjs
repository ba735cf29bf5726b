// What a user's program does with the packages: a component with a schema and one without, a blob, an error, a flow on the embedded runtime.
import { deepStrictEqual, ok } from "node:assert/strict";
import { createClient } from "@stepflow/client";
import { createRuntime } from "@stepflow/runtime";
import { ComponentError, createWorker, jsonSchema } from "@stepflow/worker";

const text = jsonSchema({ type: "object", properties: { text: { type: "string" } }, required: ["text"] });

export const worker = createWorker({ name: "text", logger: { debug() {}, info() {}, warn() {}, error() {} } })
  .component("/count", { input: text }, async (input, ctx) => {
    const id = await ctx.putBlob(input);
    return { words: (await ctx.getBlob(id)).text.split(" ").length };
  })
  .component("/fail", () => {
    throw new ComponentError("the reason");
  });

const FLOW = `
steps:
  - id: count
    component: /text/count
    input: { $input: $ }
output: { $step: count, path: words }
`;

/** Uses the packages. Rejects if a result is wrong. */
export async function work() {
  const runtime = await createRuntime({ workers: { text: worker } });
  try {
    const { items } = await createClient(runtime).run(FLOW, [{ text: "zażółć gęślą 🙂" }]);
    const failed = await runtime.execute("/text/fail", {});
    const refused = await runtime.execute("/text/count", { text: 1 });
    deepStrictEqual(items[0].result, { outcome: "success", result: 3 });
    deepStrictEqual([failed.outcome, failed.error.message], ["failed", "the reason"]);
    ok(refused.error.message.includes("/text"), refused.error.message);
  } finally {
    await runtime.close();
  }
}
