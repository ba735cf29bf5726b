import { OrchestratorError, ServerStartError, startOrchestrator } from "@stepflow/orchestrator";

// #region OrchestratorError
try {
  await using server = await startOrchestrator({ version: "0.11.1", workers: {} });
} catch (error) {
  if (error instanceof ServerStartError) console.error(error.logs.join("\n"));
  else if (error instanceof OrchestratorError) console.error(error.hint ?? error.message);
  else throw error;
}
// #endregion
