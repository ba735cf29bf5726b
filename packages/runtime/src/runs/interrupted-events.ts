import { defined } from "@stepflow/protocol/internal";
import type { ItemHistory } from "./item-history.ts";
import type { RunEvent, StepState } from "./run-event.ts";
import type { RunHistory } from "./run-history.ts";

/** Returns the events that end a run whose process died, and its items that were running. */
export function interruptedEvents(run: RunHistory, at: number): RunEvent[] {
  const { runId } = run;
  const ends = run.itemHistories
    .filter((item) => item?.status === "running")
    .map(
      (item): RunEvent => ({
        type: "itemEnded",
        runId,
        itemIndex: item.itemIndex,
        result: undefined,
        steps: statesOf(item),
        at,
      }),
    );
  return [...ends, { type: "runEnded", runId, status: "interrupted", at }];
}

function statesOf({ steps }: ItemHistory): StepState[] {
  return steps.map(({ stepId, result, isPinned }) => {
    if (result === undefined) return { stepId, status: "running" };
    return { stepId, status: result.outcome === "success" ? "completed" : "failed", ...defined({ isPinned }) };
  });
}
