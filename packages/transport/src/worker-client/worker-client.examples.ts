import { createWorkerClient } from "@stepflow/transport/client";

const client = createWorkerClient({ url: "http://127.0.0.1:3000/" });
const params = { component: "/echo", input: {}, attempt: 1, observability: {} };

// #region request
const result = await client.request("components/execute", params, { timeoutMs: 10_000 });
// #endregion

// #region notify
await client.notify("initialized", {});
// #endregion

// #region close
client.close();
// #endregion

// #region createWorkerClient
const worker = createWorkerClient({
  url: "http://127.0.0.1:3000/",
  onCallback: (method) => {
    throw new Error(`${method} is not served.`);
  },
});
console.log(await worker.request("components/list", {}));
worker.close();
// #endregion
