import type { ItemResult, RunStatus } from "@stepflow/protocol";
import { inBatches } from "@stepflow/protocol/internal";
import type { ExecutionState } from "./execution-state.ts";
import { MemoryBudget } from "./memory-budget.ts";
import { resolveReferences } from "./reference-resolver.ts";

/** Replaces references to blobs in a value by the values behind them. The value may be changed in place. */
export function resolveValue(
  value: unknown,
  state: ExecutionState,
  budget: MemoryBudget = budgetOf(state),
): Promise<unknown> {
  return resolveReferences(value, {
    budget,
    fetch: async (blobId) => {
      const blob = await (await state.link.blobs()).get(blobId, state.limits());
      return { memoryBytes: blob.memoryBytes, read: () => blob.read(state.settings.numbers) };
    },
  });
}

function budgetOf({ settings }: ExecutionState): MemoryBudget {
  return new MemoryBudget(settings.referenceLimitBytes);
}

/** Replaces references in the results of a run, where the runtime has not done so. */
export async function resolveResults(run: RunStatus, state: ExecutionState): Promise<RunStatus> {
  const { link } = state;
  if (!link.returnsReferences || !run.results?.length || !(await link.resolvesReferences())) return run;
  const results: ItemResult[] = [...run.results];
  const budget = budgetOf(state);
  await inBatches([...results.entries()], async ([index, item]) => {
    if (item.result?.outcome !== "success") return;
    results[index] = {
      ...item,
      result: { ...item.result, result: await resolveValue(item.result.result, state, budget) },
    };
  });
  return { ...run, results };
}
