import { FlowError } from "@stepflow/protocol";

const run = async (): Promise<unknown> => null;

// #region FlowError
try {
  await run();
} catch (error) {
  if (!(error instanceof FlowError)) throw error;
  console.warn(`Run ${error.runId} failed: ${error.flowMessage}`);
}
// #endregion
