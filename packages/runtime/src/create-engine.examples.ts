import { createEngine, readFlow } from "@stepflow/runtime";

export async function exampleOfCreateEngine(): Promise<void> {
  // #region createEngine
  const engine = createEngine({
    executeComponent: async (path, input) => ({ outcome: "success", result: { path, input } }),
  });
  const flow = readFlow({
    steps: [{ id: "echo", component: "/any/echo", input: { $input: "$" } }],
    output: { $step: "echo" },
  });
  const { runId, ended } = engine.submit(flow, [1, 2]);
  await ended;
  const results = engine.runs.items(runId)?.map((item) => item.result);
  // #endregion
  void results;
}
