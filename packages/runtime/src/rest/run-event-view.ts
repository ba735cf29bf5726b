import type { Flow } from "../flow/flow.ts";
import { itemStatusOf } from "../runs/item-history.ts";
import type { RunEvent, StepPlace } from "../runs/run-event.ts";
import { toTimestamp } from "../runs/timestamp.ts";

/** States as the event streams of 0.12 and later number them. */
const STATUS_NUMBERS = { running: 1, completed: 2, failed: 3, cancelled: 4 } as const;

/** One event of `GET /runs/{runId}/events`. */
export interface StreamedRunEvent {
  /** Position among the events of the run, from 0. */
  readonly sequenceNumber: number;
  readonly timestamp: string;
  /** One member, named by the kind of event, such as `StepStarted`. */
  readonly event: Words;
}

type Words = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** They have no word for these. */
type UntoldEvent = Extract<RunEvent, { readonly type: "itemStarted" | "attemptEnded" | "callback" | "itemEnded" }>;
const UNTOLD: readonly RunEvent["type"][] = ["itemStarted", "attemptEnded", "callback", "itemEnded"];

/** Tells the events of one run, in their order, as 0.12 and later stream them. */
export class RunEventView {
  readonly #stepIndexes: ReadonlyMap<string, number>;
  /** Steps that run. */
  readonly #started = new Set<string>();
  #told = 0;

  constructor(flow: Flow) {
    this.#stepIndexes = new Map(flow.plan.steps.map(({ id, index }) => [id, index]));
  }

  tell(event: RunEvent): readonly StreamedRunEvent[] {
    if (isUntold(event)) return [];
    const timestamp = toTimestamp(event.at);
    return this.#toWords(event).map((words) => ({ sequenceNumber: this.#told++, timestamp, event: words }));
  }

  #toWords(event: Exclude<RunEvent, UntoldEvent>): readonly Words[] {
    const { runId } = event;
    switch (event.type) {
      case "runCreated":
        return [{ RunCreated: { runId, flowId: event.flowId, itemCount: event.total ?? 0 } }];
      case "stepStarted":
        this.#started.add(keyOf(event));
        return [this.#stepStarted(event, 1)];
      case "attemptStarted":
        return [this.#stepStarted(event, event.attempt)];
      case "stepEnded": {
        const ended = {
          StepCompleted: { ...this.#placeOf(event), status: STATUS_NUMBERS[itemStatusOf(event.result)] },
        };
        // To them a step has started, too, whose input could not be computed.
        return this.#started.delete(keyOf(event)) ? [ended] : [this.#stepStarted(event, 1), ended];
      }
      case "runEnded":
        return [{ RunCompleted: { runId, status: STATUS_NUMBERS[event.status] } }];
    }
  }

  #stepStarted(place: StepPlace, attempt: number): Words {
    return { StepStarted: { ...this.#placeOf(place), attempt } };
  }

  #placeOf({ runId, itemIndex, stepId }: StepPlace): object {
    return { runId, itemIndex, stepIndex: this.#stepIndexes.get(stepId), stepId };
  }
}

function isUntold(event: RunEvent): event is UntoldEvent {
  return UNTOLD.includes(event.type);
}

function keyOf({ itemIndex, stepId }: StepPlace): string {
  return `${itemIndex}/${stepId}`;
}
