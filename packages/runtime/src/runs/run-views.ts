import type { FlowResult } from "@stepflow/protocol";
import type { Rest } from "@stepflow/protocol/documents";
import { defined } from "@stepflow/protocol/internal";
import { type RuntimeVersion, semanticsOf } from "../versions.ts";
import type { ItemRecord, RunRecord } from "./run-record.ts";
import { toTimestamp } from "./timestamp.ts";

/** Status that real runtimes since 0.10 give to runs that they could not continue after a restart. */
export const RECOVERY_FAILED = "recoveryFailed";

/**
 * Shows a run without its data, as `GET /runs` lists it.
 *
 * @example
 * ```ts source="./run-views.examples.ts#toRunSummary"
 * const summaries = engine.runs.list({ limit: 10 }).map(toRunSummary);
 * ```
 */
export function toRunSummary(run: RunRecord): Rest.RunSummary {
  const { runId, flowId, flow, status, items, createdAt, completedAt, rootRunId, parentRunId } = run;
  const { finishedAtSeqno } = run;
  return {
    runId,
    flowId,
    flowName: flow.name ?? null,
    status: status === "interrupted" ? RECOVERY_FAILED : status,
    items,
    createdAt: toTimestamp(createdAt),
    completedAt: timestampOf(completedAt) ?? null,
    rootRunId,
    ...defined({ parentRunId }),
    createdAtSeqno: 0,
    ...defined({ finishedAtSeqno }),
  };
}

/**
 * Shows a run with its inputs, as `GET /runs/{runId}` does. 0.9 shows the inputs alone, later versions also the steps of each item.
 *
 * @example
 * ```ts source="./run-views.examples.ts#toRunDetails"
 * const details = toRunDetails(run, engine.runs.items(run.runId) ?? [], engine.semantics.version);
 * ```
 */
export function toRunDetails(run: RunRecord, items: readonly ItemRecord[], version: RuntimeVersion): Rest.RunDetails {
  const summary = toRunSummary(run);
  if (semanticsOf(version).runDetails === "inputs") {
    const { createdAtSeqno: _created, finishedAtSeqno: _finished, ...known } = summary;
    return { ...known, inputs: items.map(({ input }) => input) };
  }
  const itemDetails = items.map(({ itemIndex, input, status, stepStates, completedAt }) => ({
    itemIndex,
    input,
    status,
    steps: stepStates.map(({ stepId, status: stepStatus }) => ({ stepId, status: stepStatus })),
    ...defined({ completedAt: timestampOf(completedAt) }),
  }));
  const overrides = run.overrides as Rest.WorkflowOverrides | undefined;
  return { ...summary, itemDetails, ...defined({ overrides }) };
}

function timestampOf(ms: number | undefined): string | undefined {
  return ms === undefined ? undefined : toTimestamp(ms);
}

/**
 * Shows the result of each input, by index or by the time of its end. An input without an item yet is shown as running.
 *
 * @example
 * ```ts source="./run-views.examples.ts#toItemResults"
 * const results = toItemResults(run, engine.runs.items(run.runId) ?? [], "by_completion");
 * ```
 */
export function toItemResults(
  run: RunRecord,
  items: readonly ItemRecord[],
  order: "by_index" | "by_completion" = "by_index",
): Rest.ItemResult[] {
  const results = Array.from({ length: run.items.total }, (_, itemIndex) => toItemResult(itemIndex, items[itemIndex]));
  if (order === "by_index") return results;
  const endedAt = ({ itemIndex }: Rest.ItemResult): number => items[itemIndex]?.completedAt ?? Number.POSITIVE_INFINITY;
  return results.sort((a, b) => (endedAt(a) === endedAt(b) ? a.itemIndex - b.itemIndex : endedAt(a) - endedAt(b)));
}

function toItemResult(itemIndex: number, item: ItemRecord | undefined): Rest.ItemResult {
  if (item === undefined) return { itemIndex, status: "running" };
  const { status, result, completedAt } = item;
  return {
    itemIndex,
    status,
    ...defined({ result }),
    ...defined({ completedAt: timestampOf(completedAt) }),
  };
}

/** States from best to worst. Of several items, the worst state of a step is shown. */
const SEVERITY: readonly Rest.StepStatus[] = ["completed", "skipped", "blocked", "runnable", "running", "failed"];

/**
 * Shows the steps of one item, or of all items together, by id, as `GET /runs/{runId}/steps` does. Steps that are not needed are shown as
 * `blocked`. Only 0.9 shows results.
 *
 * @example
 * ```ts source="./run-views.examples.ts#toStepRuns"
 * const steps = toStepRuns(run, engine.runs.items(run.runId) ?? [], engine.semantics.version);
 * for (const { stepId, status } of Object.values(steps)) console.log(stepId, status);
 * ```
 */
export function toStepRuns(
  run: RunRecord,
  items: readonly ItemRecord[],
  version: RuntimeVersion,
  itemIndex?: number,
): Record<string, Rest.StepRun> {
  const { showsStepResults } = semanticsOf(version);
  const shown = itemIndex === undefined ? items : items.slice(itemIndex, itemIndex + 1);
  const states = shown.map(stepStatusesOf);
  const results = new Map(shown[0]?.steps.map(({ stepId, result }) => [stepId, result]));
  return Object.fromEntries(
    run.flow.plan.steps.map(({ id: stepId, component }) => {
      const known = states.flatMap((ofItem) => ofItem.get(stepId) ?? []);
      const worst = known.reduce((worse, status) => Math.max(worse, SEVERITY.indexOf(status)), -1);
      const result = results.get(stepId);
      const status = SEVERITY[worst] ?? "blocked";
      return [stepId, { stepId, component, status, ...(showsStepResults ? defined({ result }) : {}) }];
    }),
  );
}

/** Returns the states of an item's steps. While the item is running, only started steps are known. */
function stepStatusesOf({ stepStates, steps }: ItemRecord): ReadonlyMap<string, Rest.StepStatus> {
  const started = steps.map(({ stepId, result }) => [stepId, statusOf(result)] as const);
  return new Map([...started, ...stepStates.map(({ stepId, status }) => [stepId, status] as const)]);
}

function statusOf(result: FlowResult | undefined): Rest.StepStatus {
  if (result === undefined) return "running";
  return result.outcome === "success" ? "completed" : "failed";
}
