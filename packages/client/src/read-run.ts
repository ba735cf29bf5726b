import type { Rest } from "@stepflow/protocol/documents";
import { type AnswerReader, isObject, optionalString, type Unread } from "./answer-reader.ts";
import type { ItemCounts, ItemOutcome, ItemResult, RunDetails, RunStatus, RunSummary, StepRun } from "./results.ts";

const RUN_STATUSES = ["running", "completed", "failed", "cancelled", "paused", "recoveryFailed"] as const;
const STEP_STATUSES = ["blocked", "runnable", "running", "completed", "skipped", "failed"] as const;

export function readStatus(reader: AnswerReader, object: { readonly status?: unknown }): RunStatus {
  return reader.oneOf(object, "status", RUN_STATUSES);
}

export function readSummary(reader: AnswerReader, object: Unread<Rest.RunSummary>): RunSummary {
  return {
    runId: reader.string(object, "runId"),
    flowId: reader.string(object, "flowId"),
    ...optionalString(object, "flowName"),
    status: readStatus(reader, object),
    items: readCounts(reader, object),
    createdAt: reader.string(object, "createdAt"),
    ...optionalString(object, "completedAt"),
    rootRunId: reader.string(object, "rootRunId"),
    ...optionalString(object, "parentRunId"),
  };
}

/** Runtime 0.9 lists the inputs, later ones keep each with its item. */
export function readDetails(reader: AnswerReader, object: Unread<Rest.RunDetails>): RunDetails {
  const summary = readSummary(reader, object);
  if (Array.isArray(object.inputs)) return { ...summary, inputs: object.inputs };
  if (!Array.isArray(object.itemDetails)) return { ...summary, inputs: [] };
  const items = reader.list(object, "itemDetails", (item: Unread<Rest.ItemDetails>) => ({
    itemIndex: reader.number(item, "itemIndex"),
    input: item.input,
  }));
  return { ...summary, inputs: items.sort((a, b) => a.itemIndex - b.itemIndex).map((item) => item.input) };
}

/** One entry of a list of items. */
export function readItem(reader: AnswerReader, item: Unread<Rest.ItemResult>): ItemResult {
  return {
    itemIndex: reader.number(item, "itemIndex"),
    status: readStatus(reader, item),
    ...readOutcome(reader, item),
    ...optionalString(item, "completedAt"),
  };
}

export function byIndex(a: ItemResult, b: ItemResult): number {
  return a.itemIndex - b.itemIndex;
}

export function readStep(reader: AnswerReader, object: Unread<Rest.StepRun>): StepRun {
  return {
    stepId: reader.string(object, "stepId"),
    ...optionalString(object, "component"),
    status: reader.oneOf(object, "status", STEP_STATUSES),
    ...readOutcome(reader, object),
  };
}

/** The outcome, or nothing while there is none. */
export function readOutcome(reader: AnswerReader, object: { readonly result?: unknown }): { result?: ItemOutcome } {
  if (!isObject(object.result)) return {};
  const result: Unread<Rest.FlowSuccess> & Unread<Rest.FlowFailure> = object.result;
  const outcome = reader.oneOf(result, "outcome", ["success", "failed"]);
  if (outcome === "success") return { result: { outcome, result: result.result } };
  const error = reader.object<Rest.FlowError>(result.error, '"error" of a failed result');
  return {
    result: {
      outcome,
      error: {
        code: reader.number(error, "code"),
        message: reader.string(error, "message"),
        ...(error.data === undefined || error.data === null ? {} : { data: error.data }),
      },
    },
  };
}

function readCounts(reader: AnswerReader, object: Unread<Rest.RunSummary>): ItemCounts {
  const items: Unread<Rest.ItemStatistics> = isObject(object.items) ? object.items : {};
  const count = (name: keyof ItemCounts): number => (items[name] === undefined ? 0 : reader.number(items, name));
  return {
    total: count("total"),
    completed: count("completed"),
    running: count("running"),
    failed: count("failed"),
    cancelled: count("cancelled"),
  };
}
