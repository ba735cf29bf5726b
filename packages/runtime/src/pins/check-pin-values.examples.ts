import { checkPinValues } from "@stepflow/runtime";

export async function exampleOfCheckPinValues(): Promise<void> {
  const schemas: Readonly<Record<string, unknown>> = {};
  // #region checkPinValues
  const flow = { steps: [{ id: "count", component: "/text/word-count" }], output: { $step: "count" } };
  await checkPinValues({ count: { words: 3 } }, flow, async (path) => schemas[path]);
  // #endregion
}
