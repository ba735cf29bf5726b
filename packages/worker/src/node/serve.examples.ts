import { basic, createWorker } from "@stepflow/worker";
import { serve } from "@stepflow/worker/node";

const worker = createWorker({ name: "text-tools" });

// #region serve
const running = await serve(worker, {
  host: "0.0.0.0",
  port: 8080,
  auth: basic({ username: "stepflow", password: process.env["WORKER_PASSWORD"] ?? "" }),
});
await running.closed;
// #endregion
