import { createWorkerClient, WorkerClientError } from "@stepflow/transport/client";

const client = createWorkerClient({ url: "http://127.0.0.1:3000/" });

// #region WorkerClientError
try {
  await client.request("components/list", {});
} catch (error) {
  if (!(error instanceof WorkerClientError)) throw error;
  if (error.reason === "unreachable") console.error("The worker does not run.");
  else console.error(error.message);
}
// #endregion
