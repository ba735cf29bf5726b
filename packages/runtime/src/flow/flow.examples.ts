import { readFile } from "node:fs/promises";
import { inspectFlow, readFlow } from "@stepflow/runtime";

export async function exampleOfReadFlow(): Promise<void> {
  // #region readFlow
  const flow = readFlow(await readFile("flow.yaml", "utf8"), { source: "flow.yaml" });
  console.log(flow.id, flow.name);
  // #endregion
}

export async function exampleOfInspectFlow(): Promise<void> {
  // #region inspectFlow
  const { flow, diagnostics } = inspectFlow(await readFile("flow.yaml", "utf8"));
  for (const { level, line, column, message } of diagnostics) console.log(`${line}:${column} ${level}: ${message}`);
  if (flow === undefined) process.exitCode = 1;
  // #endregion
}
