import type { Rest } from "@stepflow/protocol/documents";
import type { ItemCounts, RunDetails, RunStatus, RunSummary, StepRun } from "../model/results.ts";
import { RUN_STATUSES, readOutcome, readStatus, runMembers } from "./read-run.ts";
import { isObject, optionalString, type ResponseReader, type Unread } from "./response-reader.ts";

const STEP_STATUSES = ["blocked", "runnable", "running", "completed", "skipped", "failed"] as const;
/** Runtimes since 0.12 use the statuses of runs for steps, too. These are the corresponding statuses of steps. */
const NUMBERED_STEP_STATUSES = ["running", "completed", "failed", "failed", "runnable", "failed"] as const;

/** @throws TypeError for a word that is not a status of a run. */
export function checkStatus(status: RunStatus): void {
  if (RUN_STATUSES.includes(status)) return;
  throw new TypeError(`status must be one of ${RUN_STATUSES.join(", ")}. Got ${JSON.stringify(status)}.`);
}

/** The number of a status for runtimes since 0.12. */
export function toStatusNumber(status: RunStatus): number {
  return RUN_STATUSES.indexOf(status) + 1;
}

export function readSummary(reader: ResponseReader, object: Unread<Rest.RunSummary>): RunSummary {
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

/** Runtime 0.9 lists the inputs, 0.10 and 0.11 put each into its item, later ones do not return them. */
export function readDetails(reader: ResponseReader, object: Unread<Rest.RunDetails>): RunDetails {
  const summary = readSummary(reader, runMembers(reader, object));
  if (Array.isArray(object.inputs)) return { ...summary, inputs: object.inputs };
  if (!Array.isArray(object.itemDetails)) return { ...summary, inputs: [] };
  const items = reader.list(object, "itemDetails", (item: Unread<Rest.ItemDetails>) => ({
    itemIndex: reader.number(item, "itemIndex"),
    input: item.input,
  }));
  return { ...summary, inputs: items.sort((a, b) => a.itemIndex - b.itemIndex).map((item) => item.input) };
}

export function readStep(reader: ResponseReader, object: Unread<Rest.StepRun>): StepRun {
  return {
    stepId: reader.string(object, "stepId"),
    ...optionalString(object, "component"),
    status: reader.oneOf(object, "status", typeof object.status === "string" ? STEP_STATUSES : NUMBERED_STEP_STATUSES),
    ...readOutcome(reader, object),
  };
}

function readCounts(reader: ResponseReader, object: Unread<Rest.RunSummary>): ItemCounts {
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
