import { createWorker } from "@stepflow/worker";
import { start } from "@stepflow/worker/node";

// #region start
const worker = createWorker({ name: "text-tools" }).component("/double", ({ n }: { n: number }) => ({ n: n * 2 }));

await start(worker);
// #endregion
