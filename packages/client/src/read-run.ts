import { type AnswerReader, isObject, type JsonObject, optionalString } from "./answer-reader.ts";
import type { FlowResult, ItemCounts, ItemResult, RunDetails, RunStatus, RunSummary, StepRun } from "./results.ts";

const RUN_STATUSES = ["running", "completed", "failed", "cancelled", "paused", "recoveryFailed"] as const;
const STEP_STATUSES = ["blocked", "runnable", "running", "completed", "skipped", "failed"] as const;

export function readStatus(reader: AnswerReader, object: JsonObject): RunStatus {
  return reader.oneOf(object, "status", RUN_STATUSES);
}

export function readSummary(reader: AnswerReader, object: JsonObject): RunSummary {
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
export function readDetails(reader: AnswerReader, object: JsonObject): RunDetails {
  const summary = readSummary(reader, object);
  if (Array.isArray(object["inputs"])) return { ...summary, inputs: object["inputs"] };
  if (!Array.isArray(object["itemDetails"])) return { ...summary, inputs: [] };
  const items = reader.list(object, "itemDetails", (item) => ({
    itemIndex: reader.number(item, "itemIndex"),
    input: item["input"],
  }));
  return { ...summary, inputs: items.sort((a, b) => a.itemIndex - b.itemIndex).map((item) => item.input) };
}

/** Items, by index. */
export function readItems(reader: AnswerReader, object: JsonObject, name: "items" | "results"): ItemResult[] {
  const items = reader.list(object, name, (item) => ({
    itemIndex: reader.number(item, "itemIndex"),
    status: readStatus(reader, item),
    ...readResult(reader, item),
    ...optionalString(item, "completedAt"),
  }));
  return items.sort((a, b) => a.itemIndex - b.itemIndex);
}

export function readStep(reader: AnswerReader, object: JsonObject): StepRun {
  return {
    stepId: reader.string(object, "stepId"),
    ...optionalString(object, "component"),
    status: reader.oneOf(object, "status", STEP_STATUSES),
    ...readResult(reader, object),
  };
}

/** The outcome, or nothing while there is none. */
export function readResult(reader: AnswerReader, object: JsonObject): { result?: FlowResult } {
  const result = object["result"];
  if (!isObject(result)) return {};
  const outcome = reader.oneOf(result, "outcome", ["success", "failed"]);
  if (outcome === "success") return { result: { outcome, result: result["result"] } };
  const error = reader.object(result["error"], '"error" of a failed result');
  const data = error["data"];
  return {
    result: {
      outcome,
      error: {
        code: reader.number(error, "code"),
        message: reader.string(error, "message"),
        ...(data === undefined || data === null ? {} : { data }),
      },
    },
  };
}

function readCounts(reader: AnswerReader, object: JsonObject): ItemCounts {
  const items = isObject(object["items"]) ? object["items"] : {};
  const count = (name: keyof ItemCounts): number => (items[name] === undefined ? 0 : reader.number(items, name));
  return {
    total: count("total"),
    completed: count("completed"),
    running: count("running"),
    failed: count("failed"),
    cancelled: count("cancelled"),
  };
}
