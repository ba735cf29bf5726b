import type { RunEvent } from "../engine/run-event.ts";
import type { Flow } from "../flow/flow.ts";
import { itemStatusOf } from "../runs/item-history.ts";
import { toTimestamp } from "../runs/timestamp.ts";

/** States as the event streams of 0.12 and later number them. */
const STATUS_NUMBERS = { running: 1, completed: 2, failed: 3, cancelled: 4 } as const;

/** One event of `GET /runs/{runId}/events`. */
export interface StreamedRunEvent {
  /** Position among the events of the run, from 0; gaps are possible. */
  readonly sequenceNumber: number;
  readonly timestamp: string;
  /** One member, named by the kind of event, such as `StepStarted`. */
  readonly event: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** An event as 0.12 and later stream it; undefined for those that they have no word for. */
export function toStreamedEvent(event: RunEvent, sequenceNumber: number, flow: Flow): StreamedRunEvent | undefined {
  if (event.type === "itemStarted" || event.type === "attemptEnded" || event.type === "callback") return undefined;
  return { sequenceNumber, timestamp: toTimestamp(event.at), event: toWords(event, flow) };
}

type ToldEvent = Exclude<RunEvent, { readonly type: "itemStarted" | "attemptEnded" | "callback" }>;

function toWords(event: ToldEvent, flow: Flow): StreamedRunEvent["event"] {
  const { runId } = event;
  switch (event.type) {
    case "runCreated":
      return { RunCreated: { runId, flowId: event.flowId, itemCount: event.total ?? 0 } };
    case "stepStarted":
      return { StepStarted: { ...placeOf(event, flow), attempt: 1 } };
    case "attemptStarted":
      return { StepStarted: { ...placeOf(event, flow), attempt: event.attempt } };
    case "stepEnded":
      return { StepCompleted: { ...placeOf(event, flow), status: STATUS_NUMBERS[itemStatusOf(event.result)] } };
    case "itemEnded":
      return {
        ItemCompleted: { runId, itemIndex: event.itemIndex, status: STATUS_NUMBERS[itemStatusOf(event.result)] },
      };
    case "runEnded":
      return { RunCompleted: { runId, status: STATUS_NUMBERS[event.status] } };
  }
}

function placeOf({ runId, itemIndex, stepId }: Extract<ToldEvent, { readonly stepId: string }>, flow: Flow): object {
  const stepIndex = flow.plan.steps.findIndex(({ id }) => id === stepId);
  return { runId, itemIndex, stepIndex, stepId };
}
