// Used by stepflow-config.yml, and as the worker that listens.
import { createWorker } from "@stepflow/worker";
import { start } from "@stepflow/worker/node";

const worker = createWorker({ name: "text" })
  .component("/word-count", ({ text = "" }) => ({ words: text.split(/\s+/).filter((word) => word !== "").length }))
  .component("/summarize", ({ words }) => ({ text: `a text of ${words} words` }))
  .component("/answer", ({ text }) => ({ text: `This is ${text}.` }));
await start(worker);
