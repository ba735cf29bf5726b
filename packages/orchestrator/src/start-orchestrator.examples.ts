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
  const result = await server.run(flow, { text: "one two three" });
  // #endregion
}

const worker = createWorker({ name: "text", components: [] });

// #region localWorker
const text: LocalWorker = { start: (place) => start(worker, place) };
await using server = await startOrchestrator({ version: "0.13.0", workers: { text } });
// #endregion

{
  // #region run
  const result = await server.run(flow, { text: "one two three" });
  if (result.outcome === "success") console.log(result.result);
  else console.error(result.error.message);
  // #endregion
}

{
  // #region runMany
  const results = await server.runMany(flow, [{ text: "one" }, { text: "two" }], { maxConcurrency: 1 });
  // #endregion
}

{
  // #region execute
  const result = await server.execute("/text/echo", { text: "one two" });
  // #endregion
}

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
