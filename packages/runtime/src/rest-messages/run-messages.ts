import type { FlowResult } from "@stepflow/protocol";
import { defined } from "@stepflow/protocol/internal";
import type { Engine } from "../engine/engine.ts";
import type { ItemRecord, RunRecord, StepRecord } from "../runs/run-record.ts";
import { toTimestamp } from "../runs/timestamp.ts";
import { DoubleValue } from "./message-json.ts";
import { keyOf, numbersOf, type RunNumbers } from "./run-numbers.ts";

/** Numbers of the states, as the protobuf enum `ExecutionStatus` has them. */
const STATUSES = { running: 1, completed: 2, failed: 3, cancelled: 4, interrupted: 6 } as const;

/** States by number, for queries. */
export const STATUS_BY_NUMBER: ReadonlyMap<number, RunRecord["status"]> = new Map(
  Object.entries(STATUSES).map(([name, number]) => [number, name as RunRecord["status"]]),
);

/** Shows a run without its data. @param orchestratorId id of the runtime, which the answer to a submission leaves out */
export function toSummary(engine: Engine, run: RunRecord, orchestratorId?: string): object {
  const { runId, flowId, flow, status, createdAt, completedAt, rootRunId, parentRunId } = run;
  const hasEnded = status === "completed" || status === "failed";
  const finished = orchestratorId !== undefined && hasEnded ? numbersOf(engine, run).last : undefined;
  return {
    runId,
    flowId,
    flowName: flow.name,
    status: STATUSES[status],
    items: status === "running" ? begun(run) : run.items,
    createdAt: toTimestamp(createdAt),
    completedAt: completedAt === undefined ? undefined : toTimestamp(completedAt),
    rootRunId,
    parentRunId,
    orchestratorId,
    createdAtSeqno: 0,
    finishedAtSeqno: finished,
  };
}

/** Shows a run as it was at its beginning. */
export function toBegun(run: RunRecord): object {
  const { runId, flowId, flow, createdAt, rootRunId, parentRunId } = run;
  const summary = { runId, flowId, flowName: flow.name, status: STATUSES.running, items: begun(run) };
  return { ...summary, createdAt: toTimestamp(createdAt), rootRunId, parentRunId, createdAtSeqno: 0 };
}

/** Real runtimes count no item before the whole run has ended. */
function begun({ items: { total } }: RunRecord): RunRecord["items"] {
  return { total, completed: 0, running: total, failed: 0, cancelled: 0 };
}

/** Shows the items of a run by index, or in the order of their ends. */
export function toItems(run: RunRecord, items: readonly ItemRecord[], byCompletion = false): readonly object[] {
  const isOpen = run.status === "running";
  if (isOpen) return Array.from({ length: run.items.total }, (_none, itemIndex) => ({ itemIndex, status: 1 }));
  const endOf = ({ completedAt = Number.POSITIVE_INFINITY }: ItemRecord): number => completedAt;
  const shown = byCompletion ? items.toSorted((a, b) => endOf(a) - endOf(b) || a.itemIndex - b.itemIndex) : items;
  return shown.map(({ itemIndex, status, result, completedAt }) => ({
    itemIndex,
    status: STATUSES[status],
    ...outcomeOf(result),
    completedAt: completedAt === undefined ? undefined : toTimestamp(completedAt),
  }));
}

/** Shows the steps that have started, by item and position. Real runtimes list them in any order. */
export function toSteps(engine: Engine, run: RunRecord, items: readonly ItemRecord[]): readonly StepMessage[] {
  const numbers = numbersOf(engine, run);
  const indexes = new Map(run.flow.plan.steps.map(({ id, index }) => [id, index]));
  return items.flatMap(({ itemIndex, steps }) =>
    steps
      .map((step) => toStep(step, indexes.get(step.stepId) ?? 0, itemIndex, numbers))
      .sort((a, b) => a.stepIndex - b.stepIndex),
  );
}

/** A step in an answer. */
export interface StepMessage {
  readonly stepId: string;
  readonly stepIndex: number;
  readonly itemIndex: number;
}

function toStep(
  { stepId, component, result, endedAt, startedAt }: StepRecord,
  stepIndex: number,
  itemIndex: number,
  numbers: RunNumbers,
): StepMessage {
  const status =
    result === undefined ? STATUSES.running : STATUSES[result.outcome === "success" ? "completed" : "failed"];
  const { journalSeqno = 0, updatedAt = toTimestamp(endedAt ?? startedAt) } =
    numbers.steps.get(keyOf(itemIndex, stepId)) ?? {};
  return { stepId, stepIndex, itemIndex, ...{ status, component, ...outcomeOf(result), journalSeqno, updatedAt } };
}

function outcomeOf(result: FlowResult | undefined): object {
  if (result === undefined) return {};
  if (result.outcome === "success") return { output: new DoubleValue(result.result) };
  const { message: errorMessage, code: errorCode } = result.error;
  return defined({ errorMessage, errorCode });
}
