import { CallbackTimeoutError } from "@stepflow/protocol";

const run = async (): Promise<unknown> => null;

// #region CallbackTimeoutError
try {
  await run();
} catch (error) {
  if (!(error instanceof CallbackTimeoutError)) throw error;
  console.warn(error.runId === undefined ? error.message : `Run ${error.runId} continues.`);
}
// #endregion
