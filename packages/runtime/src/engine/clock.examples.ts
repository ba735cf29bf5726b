import { createManualClock, createRuntime, type InProcessWorker } from "@stepflow/runtime";

declare const worker: InProcessWorker;

export async function exampleOfCreateManualClock(): Promise<void> {
  // #region createManualClock
  const clock = createManualClock();
  await using runtime = await createRuntime({ workers: { text: worker }, clock });
  const result = runtime.execute("/text/fails-once", {});
  // The first repetition comes after one second.
  await clock.untilSleeping();
  clock.advance(1_000);
  await result;
  // #endregion
}
