import type { ItemResult, RunStatus } from "@stepflow/protocol";

/** Runs of single items that stand for one run with a limit. */
export interface ItemRuns {
  /** Largest number of items that run at once. */
  readonly maxConcurrency: number;
  /** Runs one item and waits for its end. */
  run(input: unknown, itemIndex: number): Promise<RunStatus>;
}

/**
 * Submits a separate run for each input, `maxConcurrency` at a time, and returns them as one run. It has the results in the order of the
 * inputs, the statistics of all items, and the id of the first run. No run starts after a call has failed.
 *
 * @throws the error of the first call that fails.
 */
export async function runItems(inputs: readonly unknown[], { maxConcurrency, run }: ItemRuns): Promise<RunStatus> {
  const runs: RunStatus[] = [];
  let next = 0;
  let hasFailed = false;
  const work = async (): Promise<void> => {
    while (next < inputs.length && !hasFailed) {
      const index = next++;
      try {
        runs[index] = await run(inputs[index], index);
      } catch (error) {
        hasFailed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(maxConcurrency, inputs.length) }, work));
  return combine(runs);
}

function combine(runs: readonly RunStatus[]): RunStatus {
  const [first] = runs;
  if (first === undefined) throw new RangeError("A run without items cannot be divided.");
  const items = { total: runs.length, completed: 0, running: 0, failed: 0, cancelled: 0 };
  const results: ItemResult[] = [];
  let latest: string | undefined;
  runs.forEach((run, itemIndex) => {
    for (const name of ["completed", "running", "failed", "cancelled"] as const) items[name] += run.items[name];
    for (const result of run.results ?? []) results.push({ ...result, itemIndex });
    const { completedAt } = run;
    if (completedAt && (latest === undefined || Date.parse(completedAt) > Date.parse(latest))) latest = completedAt;
  });
  const status = runs.find((run) => run.status !== "completed")?.status ?? "completed";
  return { ...first, status, items, results, ...(latest === undefined ? {} : { completedAt: latest }) };
}
