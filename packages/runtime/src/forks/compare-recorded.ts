import type { RunDifference } from "@stepflow/protocol";
import { type ComparableItem, compareItems, patchSteps } from "@stepflow/protocol/internal-flows";
import { findRecordedItem } from "../runs/recorded-item.ts";
import type { RunStore } from "../runs/run-store.ts";
import type { RunItem } from "./fork-options.ts";

/** Finds the first difference between two recorded items. @throws UnknownRunError */
export function compareRecorded(store: RunStore, a: RunItem, b: RunItem): RunDifference | undefined {
  return compareItems(toComparable(store, a), toComparable(store, b));
}

function toComparable(store: RunStore, place: RunItem): ComparableItem {
  const { runId, item: index } = typeof place === "string" ? { runId: place, item: undefined } : place;
  const { run, item } = findRecordedItem(store, runId, index);
  return {
    flow: patchSteps(run.flow.document, run.overrides?.steps),
    input: item.input,
    steps: new Map(item.steps.map((step) => [step.stepId, step])),
    result: item.result,
  };
}
