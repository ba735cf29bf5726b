import type { Rest } from "@stepflow/protocol/documents";
import { defined } from "@stepflow/protocol/internal";
import type {
  ItemCounts,
  ItemOutcome,
  ItemResult,
  RunDetails,
  RunStatus,
  RunSummary,
  StepRun,
} from "../model/results.ts";
import { isObject, optionalString, type ResponseReader, type Unread } from "./response-reader.ts";
import type { EndedItem, SummarizedRun } from "./rest-since-012.ts";

const RUN_STATUSES = ["running", "completed", "failed", "cancelled", "paused", "recoveryFailed"] as const;
const STEP_STATUSES = ["blocked", "runnable", "running", "completed", "skipped", "failed"] as const;
/** Runtimes since 0.12 use the statuses of runs for steps, too. These are the corresponding statuses of steps. */
const NUMBERED_STEP_STATUSES = ["running", "completed", "failed", "failed", "runnable", "failed"] as const;

/** The members of the run itself, which runtimes since 0.12 put into `summary`. */
export function runMembers<T extends object>(reader: ResponseReader, body: Unread<T>): Unread<T> {
  const { summary } = body as Unread<SummarizedRun>;
  return summary === undefined ? body : reader.object<T>(summary, '"summary"');
}

export function readStatus(reader: ResponseReader, object: { readonly status?: unknown }): RunStatus {
  return reader.oneOf(object, "status", RUN_STATUSES);
}

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

/** Reads an entry of a list of items. */
export function readItem(reader: ResponseReader, item: Unread<Rest.ItemResult>): ItemResult {
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

export function readStep(reader: ResponseReader, object: Unread<Rest.StepRun>): StepRun {
  return {
    stepId: reader.string(object, "stepId"),
    ...optionalString(object, "component"),
    status: reader.oneOf(object, "status", typeof object.status === "string" ? STEP_STATUSES : NUMBERED_STEP_STATUSES),
    ...readOutcome(reader, object),
  };
}

/** Reads the outcome, if there is one. */
export function readOutcome(
  reader: ResponseReader,
  object: { readonly result?: unknown } & Unread<Pick<EndedItem, "status">>,
): { result?: ItemOutcome } {
  if (!isObject(object.result)) return typeof object.status === "string" ? {} : readEnd(reader, object);
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
        ...defined({ data: error.data ?? undefined }),
      },
    },
  };
}

const COMPLETED = 2;

/** Reads the outcome in the form of runtimes since 0.12: in members beside the status, which is a number. */
function readEnd(reader: ResponseReader, object: Unread<EndedItem>): { result?: ItemOutcome } {
  const { status, output, errorMessage, errorCode } = object;
  if (typeof errorMessage === "string" || (errorCode !== undefined && errorCode !== null)) {
    const code = errorCode === undefined || errorCode === null ? 0 : reader.number(object, "errorCode");
    return { result: { outcome: "failed", error: { code, message: String(errorMessage ?? "") } } };
  }
  if (output === undefined && Number(status) !== COMPLETED) return {};
  return { result: { outcome: "success", result: output ?? null } };
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
