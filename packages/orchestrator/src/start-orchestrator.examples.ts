import type { LocalWorker } from "@stepflow/orchestrator";
import { startOrchestrator } from "@stepflow/orchestrator";
import { createWorker } from "@stepflow/worker";
import { start } from "@stepflow/worker/node";

const flow = { steps: [{ id: "s", component: "/text/echo", input: { $input: "$" } }], output: { $step: "s" } };

{
  // #region startOrchestrator
  await using server = await startOrchestrator({
    version: "0.11.1",
    workers: { text: { url: "http://127.0.0.1:3000" } },
  });
  const { items } = await server.client.run(flow, [{ text: "one two three" }]);
  // #endregion
}

const worker = createWorker({ name: "text", components: [] });

// #region localWorker
const text: LocalWorker = { start: (place) => start(worker, place) };
await using server = await startOrchestrator({ version: "0.13.0", workers: { text } });
// #endregion

{
  // #region kill
  server.kill("SIGKILL");
  const { signal } = await server.closed; // "SIGKILL"
  await server.close();
  // #endregion
}

{
  // #region close
  const server = await startOrchestrator({ version: "0.11.1", workers: {} });
  try {
    console.log(await server.client.health());
  } finally {
    await server.close();
  }
  // #endregion
}
