import { createEngine, type EngineOptions, MemoryRunStore } from "@stepflow/runtime";

declare const executeComponent: EngineOptions["executeComponent"];

export function exampleOfMemoryRunStore(): void {
  // #region MemoryRunStore
  const engine = createEngine({ executeComponent, runs: new MemoryRunStore({ maxEndedRuns: 100 }) });
  const failed = engine.runs.list({ status: "failed", limit: 10 });
  // #endregion
  void failed;
}
