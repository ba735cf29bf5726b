import type { Rest } from "@stepflow/protocol/documents";
import { defined } from "@stepflow/protocol/internal-client";
import type { ItemOutcome, ItemResult, RunStatus } from "../model/results.ts";
import { isObject, optionalString, type ResponseReader, type Unread } from "./response-reader.ts";
import type { EndedItem, SummarizedRun } from "./rest-since-012.ts";

/** The statuses of runs, in the order of the numbers that runtimes since 0.12 send. */
export const RUN_STATUSES = ["running", "completed", "failed", "cancelled", "paused", "recoveryFailed"] as const;
/** The members of the run itself, which runtimes since 0.12 put into `summary`. */
export function runMembers<T extends object>(reader: ResponseReader, body: Unread<T>): Unread<T> {
  const { summary } = body as Unread<SummarizedRun>;
  return summary === undefined ? body : reader.object<T>(summary, '"summary"');
}

export function readStatus(reader: ResponseReader, object: { readonly status?: unknown }): RunStatus {
  return reader.oneOf(object, "status", RUN_STATUSES);
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
