import {
  createEngine,
  createRuntime,
  type EngineOptions,
  FolderRunStore,
  type InProcessWorker,
} from "@stepflow/runtime";

declare const worker: InProcessWorker;
declare const executeComponent: EngineOptions["executeComponent"];

export async function exampleOfFolderRunStore(): Promise<void> {
  // #region FolderRunStore
  await using runtime = await createRuntime({ workers: { text: worker }, runs: { folder: "./runs" } });
  const interrupted = runtime.engine.runs.list({ status: "interrupted" });
  // #endregion
  void interrupted;
}

export async function exampleOfOpen(): Promise<void> {
  // #region open
  const runs = await FolderRunStore.open("./runs", { maxEndedRuns: 100 });
  const engine = createEngine({ executeComponent, runs });
  // #endregion
  void engine;
}

export function exampleOfClose(runs: FolderRunStore): void {
  // #region close
  runs.close();
  // #endregion
}
