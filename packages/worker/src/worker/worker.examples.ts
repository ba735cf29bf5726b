import { createWorker, defineComponent } from "@stepflow/worker";
import { Hono } from "hono";
import { z } from "zod";

// #region createWorker
const wordCount = defineComponent({
  path: "/word-count",
  input: z.object({ text: z.string() }),
  execute: ({ text }) => ({ words: text.split(/\s+/).filter(Boolean).length }),
});

const worker = createWorker({ name: "text-tools", components: [wordCount], timeoutMs: 10_000 });
// #endregion

// #region component
worker
  .component("/upper", { input: z.object({ text: z.string() }) }, ({ text }) => text.toUpperCase())
  .component("/greet/{name}", (_input, { params }) => `Hello ${params.name}!`);
// #endregion

// #region fetch
export default worker;
// #endregion

// #region app
const app = new Hono();
app.route("/worker", await worker.app());
// #endregion

declare const server: { close(): void };
// #region close
process.once("SIGTERM", () => {
  void worker.close(5_000).finally(() => server.close());
});
// #endregion
