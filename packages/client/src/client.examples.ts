import { createClient, isFinished } from "@stepflow/client";

const flow = {
  name: "count words",
  steps: [{ id: "count", component: "/text/count-words", input: { $input: "$" } }],
  output: { $step: "count" },
};

// #region createClient
const client = createClient({ url: "http://127.0.0.1:7840", timeoutMs: 10_000 });
const { items } = await client.run(flow, [{ text: "one two" }, { text: "three" }]);
// #endregion

{
  // #region resolveReferences
  const client = createClient({ url: "http://127.0.0.1:7840", resolveReferences: true });
  const { items } = await client.run(flow, [{ text: "one two" }]); // values in place of { $blob: id }
  // #endregion
}

const { flowId } = await client.storeFlow(flow);
const { runId } = await client.submit(flowId, [1]);

{
  // #region storeFlow
  const { flowId, stored, diagnostics } = await client.storeFlow(flow);
  if (!stored) console.error(diagnostics.map(({ path, message }) => `${path}: ${message}`));
  // #endregion
}

{
  // #region getFlow
  const definition = await client.getFlow(flowId);
  // #endregion
}

{
  // #region getFlowVariables
  const variables = await client.getFlowVariables(flowId);
  console.log(variables.filter(({ required }) => required).map(({ name }) => name));
  // #endregion
}

{
  // #region submit
  const { runId } = await client.submit(flowId, [{ text: "one two" }], { maxConcurrency: 5 });
  // #endregion
}

{
  // #region run
  const { status, items } = await client.run(flow, [{ text: "one two" }, { text: "three" }]);
  for (const { itemIndex, result } of items) {
    if (result?.outcome === "success") console.log(itemIndex, result.result);
    else console.error(itemIndex, result?.error.message);
  }
  // #endregion
}

{
  // #region waitForRun
  const { status, items } = await client.waitForRun(runId, { timeoutMs: 60_000 });
  // #endregion
}

{
  // #region follow
  for await (const event of client.follow(runId)) {
    if (event.type === "item") console.log(event.item.itemIndex, event.item.status);
    if (event.type === "run") console.log(event.run.items.completed, "of", event.run.items.total);
  }
  // #endregion
}

{
  // #region getRun
  const { status, inputs } = await client.getRun(runId);
  if (isFinished(status)) console.log("ended");
  // #endregion
}

{
  // #region listRuns
  const failed = await client.listRuns({ status: "failed", limit: 10 });
  // #endregion
}

{
  // #region getRunTree
  const { run, children } = await client.getRunTree(runId);
  console.log(run.status, children.length);
  // #endregion
}

{
  // #region getRunItems
  const items = await client.getRunItems(runId);
  // #endregion
}

{
  // #region getRunSteps
  const steps = await client.getRunSteps(runId, { itemIndex: 2 });
  // #endregion
}

{
  // #region fork
  const { items, pinned } = await client.fork(runId, { from: "summarize", input: { text: "one two" } });
  console.log(items[0]?.result, `without executing ${pinned.join(", ")}`);
  // #endregion
}

{
  const otherId = runId;
  // #region compareRuns
  const difference = await client.compareRuns(runId, otherId);
  if (difference !== undefined) console.log(`The ${difference.part} of ${difference.stepId ?? "the run"} differs.`);
  // #endregion
}

{
  // #region getRunFlow
  const definition = await client.getRunFlow(runId);
  // #endregion
}

{
  // #region cancelRun
  const { status } = await client.cancelRun(runId); // "cancelled"
  // #endregion
}

{
  // #region deleteRun
  await client.deleteRun(runId);
  // #endregion
}

{
  // #region listComponents
  const components = await client.listComponents({ includeSchemas: false });
  console.log(components.map(({ component }) => component)); // ["/count-words", …]
  // #endregion
}

{
  // #region putBlob
  const blobId = await client.putBlob({ rows: [1, 2, 3] });
  const { data } = await client.getBlob(blobId);
  // #endregion
}

{
  // #region putBinary
  const blobId = await client.putBinary(new TextEncoder().encode("a,b\n"), { filename: "table.csv" });
  const { bytes, filename } = await client.getBinary(blobId);
  // #endregion
}

{
  // #region health
  const { status, version } = await client.health();
  // #endregion
}
