import { type Engine, type RunRecord, toItemResults, toRunDetails, toRunSummary, toStepRuns } from "@stepflow/runtime";

declare const engine: Engine;
declare const run: RunRecord;

export function exampleOfToRunSummary(): void {
  // #region toRunSummary
  const summaries = engine.runs.list({ limit: 10 }).map(toRunSummary);
  // #endregion
  void summaries;
}

export function exampleOfToRunDetails(): void {
  // #region toRunDetails
  const details = toRunDetails(run, engine.runs.items(run.runId) ?? [], engine.semantics.version);
  // #endregion
  void details;
}

export function exampleOfToItemResults(): void {
  // #region toItemResults
  const results = toItemResults(run, engine.runs.items(run.runId) ?? [], "by_completion");
  // #endregion
  void results;
}

export function exampleOfToStepRuns(): void {
  // #region toStepRuns
  const steps = toStepRuns(run, engine.runs.items(run.runId) ?? [], engine.semantics.version);
  for (const { stepId, status } of Object.values(steps)) console.log(stepId, status);
  // #endregion
}
