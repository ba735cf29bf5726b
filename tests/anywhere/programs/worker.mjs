import { createWorker, jsonSchema } from "@stepflow/worker";

const origin = typeof BLOB_ORIGIN === "string" ? BLOB_ORIGIN : process.env.BLOB_ORIGIN;
const number = { type: "object", properties: { n: { type: "number" } }, required: ["n"] };

const flow = {
  steps: [{ id: "echo", component: "/w/echo", input: { $input: "$" } }],
  output: { $step: "echo" },
};

const seen = { started: 0, aborted: 0 };

/** The worker that runs on every platform. */
export const worker = createWorker({ name: "anywhere", blobApiOrigins: [origin], callbackTimeoutMs: 10_000 })
  .component("/double", { input: jsonSchema(number), output: jsonSchema(number) }, ({ n }) => ({ n: n * 2 }))
  .component("/echo", (input) => input)
  .component("/blobs", async (input, ctx) => ctx.getBlob(await ctx.putBlob(input)))
  .component("/runs", async (inputs, ctx) => {
    const results = await ctx.evaluateRun(flow, inputs);
    return results.map(({ result }) => result);
  })
  .component("/wait", async ({ ms }, ctx) => {
    seen.started += 1;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => resolve("waited"), ms);
      ctx.signal.addEventListener("abort", () => {
        seen.aborted += 1;
        clearTimeout(timer);
        reject(ctx.signal.reason);
      });
    });
  })
  .component("/seen", () => seen);

/** Ends the executions when the platform stops the process, and then the server, which sends the last responses. */
export function closeOnSigterm(closeServer) {
  process.once("SIGTERM", () => {
    void worker.close(10_000).finally(closeServer);
  });
}
