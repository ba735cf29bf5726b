import { type ComponentContext, createWorker, defineComponent, defineConfig } from "@stepflow/worker";
import { flow } from "@stepflow/worker/flow";
import { z } from "zod";

declare const ctx: ComponentContext;
declare const pdf: Uint8Array;
declare function render(page: number): Promise<void>;
declare function embed(text: string): Promise<number[]>;
declare const text: string;

const double = defineComponent({ path: "/double", execute: ({ n }: { n: number }) => ({ n: n * 2 }) });
const doubling = flow(
  {
    name: "doubling",
    mount: { math: createWorker({ name: "math", components: [double] }) },
    input: z.object({ n: z.number() }),
  },
  ({ input, step }) => step("double", double, { n: input.n }),
);

// #region signal
const response = await fetch("https://example.com/slow", { signal: ctx.signal });
// #endregion
console.log(response.status);

// #region putBlob
const id = await ctx.putBlob({ rows: [1, 2, 3] });
// #endregion

// #region getBlob
const table = await ctx.getBlob(id, { schema: z.object({ rows: z.array(z.number()) }) });
const sum = table.rows.reduce((total, row) => total + row, 0);
// #endregion
console.log(sum);

// #region putBinary
const pdfId = await ctx.putBinary(pdf, { filename: "invoice.pdf", contentType: "application/pdf" });
// #endregion

// #region getBinary
const { bytes, filename } = await ctx.getBinary(pdfId);
// #endregion
console.log(bytes.byteLength, filename);

// #region submitRun
const run = await ctx.submitRun(doubling, [{ n: 1 }, { n: 2 }]);
// #endregion

// #region getRun
const { status, results } = await ctx.getRun(run.runId, { wait: true, timeoutMs: 60_000 });
// #endregion
console.log(status, results);

// #region evaluateFlow
const { n } = await ctx.evaluateFlow(doubling, { n: 21 });
// #endregion
console.log(n);

// #region evaluateRun
for (const result of await ctx.evaluateRun(doubling, [{ n: 1 }, { n: 2 }], { maxConcurrency: 1 })) {
  if (result.outcome === "success") ctx.log.info("Doubled.", { result: result.result });
}
// #endregion

// #region getWorkflowInfo
const { name, steps } = await ctx.getWorkflowInfo();
// #endregion
console.log(name, steps.length);

// #region getStepInfo
const { component, metadata } = await ctx.getStepInfo("double");
// #endregion
console.log(component, metadata);

// #region cached
const { value, fromCache } = await ctx.cached(`embedding of ${text}`, () => embed(text));
// #endregion
console.log(value.length, fromCache);

// #region progress
for (let page = 1; page <= 10; page++) {
  await render(page);
  ctx.progress(page / 10, `Rendered page ${page}.`);
}
// #endregion

// #region call
const answer = await ctx.call("runs/get", { runId: run.runId }, { timeoutMs: 5_000 });
// #endregion
console.log(answer);

// #region defineConfig
const service = defineConfig("service", z.object({ host: z.string(), retries: z.number().default(3) }));
const configId = await service.put(ctx, { host: "db" });
const { host, retries } = await service.get(ctx, configId);
// #endregion
console.log(host, retries);
