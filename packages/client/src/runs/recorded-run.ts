import type { FlowResult, RunDifference } from "@stepflow/protocol";
import { type ComparableItem, compareItems, type FlowDocument } from "@stepflow/protocol/internal-flows";
import type { CallOptions, Http } from "../http/http.ts";
import { NotServedError } from "../model/client-error.ts";
import type { RunDetails, StepRun } from "../model/results.ts";
import { readTraits } from "../resources/runtime-traits.ts";
import { getRun } from "./get-run.ts";
import { getRunItems } from "./get-run-items.ts";
import { getRunFlow, getRunSteps } from "./runs.ts";

/** An item of a run: the id of a run with one item, or the id and the index. */
export type RunItem = string | { readonly runId: string; readonly item?: number | undefined };

/** Member of the metadata of a flow that names the origin of a fork. */
export const FORKED_FROM = "forkedFrom";

/** What a runtime returns of an item of a run. */
export interface RecordedRun {
  readonly run: RunDetails;
  readonly itemIndex: number;
  readonly flow: FlowDocument;
  readonly steps: readonly StepRun[];
}

/**
 * Reads an item of a run.
 *
 * @throws NotFoundError; RangeError for an item that the run does not have, or if the run has several and none is named; NotServedError for
 * another item than the first on 0.9, which returns the steps of that one only.
 */
export async function readRecordedRun(http: Http, place: RunItem, call: CallOptions): Promise<RecordedRun> {
  const { runId, item } = typeof place === "string" ? { runId: place, item: undefined } : place;
  const run = await getRun(http, runId, call);
  const { total } = run.items;
  if (item === undefined && total !== 1)
    throw new RangeError(`Run ${runId} has ${total} items. Name one of them by its index.`);
  const itemIndex = item ?? 0;
  if (!(Number.isInteger(itemIndex) && itemIndex >= 0 && itemIndex < total)) {
    throw new RangeError(`Run ${runId} has no item ${itemIndex}. It has ${total} of them, counted from 0.`);
  }
  const [flow, steps] = await Promise.all([
    getRunFlow(http, runId, call),
    getRunSteps(http, runId, { ...call, itemIndex }),
  ]);
  if (itemIndex > 0 && !(await readTraits(http, call.signal)).hasStepsOfEachItem) {
    throw new NotServedError("Runtime 0.9 returns the steps of the first item only.", {
      method: "GET",
      url: `${http.baseUrl}/runs/${runId}/steps`,
      hint: "Run the input alone, or use a later runtime.",
    });
  }
  return { run, itemIndex, flow: flow as FlowDocument, steps };
}

/** Finds the first difference between two items. What a runtime does not return is not compared. */
export async function compareRuns(
  http: Http,
  a: RunItem,
  b: RunItem,
  call: CallOptions = {},
): Promise<RunDifference | undefined> {
  const [left, right] = await Promise.all([readComparable(http, a, call), readComparable(http, b, call)]);
  return compareItems(left, right);
}

async function readComparable(http: Http, place: RunItem, call: CallOptions): Promise<ComparableItem> {
  const { run, itemIndex, flow, steps } = await readRecordedRun(http, place, call);
  const item = (await getRunItems(http, run.runId, call)).find((one) => one.itemIndex === itemIndex);
  return {
    flow,
    input: run.inputs[itemIndex],
    steps: new Map(steps.map(({ stepId, result }) => [stepId, { result: result as FlowResult | undefined }])),
    result: item?.result as FlowResult | undefined,
    isFork: Object.hasOwn(Object(flow["metadata"]), FORKED_FROM),
  };
}
