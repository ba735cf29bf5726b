import type { FlowResult } from "@stepflow/protocol";
import type { Retention, RunEvent } from "./run-event.ts";

/** The end of a run with its position among all events, which cannot be counted where some of them are not kept. */
export type NumberedEnd = Extract<RunEvent, { type: "runEnded" }> & { readonly finishedAtSeqno: number | undefined };

/** Returns the part of an event that its run's retention keeps, or undefined if it keeps nothing of it. */
export function keptEvent(
  event: RunEvent,
  { items = true, steps = "full" }: Retention,
  finishedAtSeqno: number | undefined,
): RunEvent | NumberedEnd | undefined {
  switch (event.type) {
    case "runCreated":
      return items ? event : { ...event, variables: undefined };
    case "runEnded":
      return { ...event, finishedAtSeqno };
    case "itemStarted":
      return items ? event : { ...event, input: null };
    case "itemEnded":
      return items ? event : { ...event, result: outcomeOf(event.result), steps: [] };
    default:
      return items && steps === "full" ? event : undefined;
  }
}

/** The result without its data: only whether the item has succeeded counts. */
function outcomeOf(result: FlowResult | undefined): FlowResult | undefined {
  if (result === undefined) return undefined;
  if (result.outcome === "success") return { outcome: "success", result: null };
  return { outcome: "failed", error: { code: result.error.code, message: "" } };
}
