import type { Flow } from "../flow/flow.ts";
import { itemStatusOf } from "../runs/item-history.ts";
import type { RunEvent, StepPlace } from "../runs/run-event.ts";
import { toTimestamp } from "../runs/timestamp.ts";

/** Numbers of the states in the event streams of 0.12 and later. */
const STATUS_NUMBERS = { running: 1, completed: 2, failed: 3, cancelled: 4, interrupted: 6 } as const;

/** One event of `GET /runs/{runId}/events`. */
export interface StreamedRunEvent {
  /** Position among the events of the run, from 0. */
  readonly sequenceNumber: number;
  readonly timestamp: string;
  /** One member, named by the kind of event, such as `StepStarted`. */
  readonly event: EventBody;
}

type EventBody = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Events that these streams do not contain. */
type UnstreamedEvent = Extract<RunEvent, { readonly type: "itemStarted" | "attemptEnded" | "callback" | "itemEnded" }>;
const UNSTREAMED: readonly RunEvent["type"][] = ["itemStarted", "attemptEnded", "callback", "itemEnded"];

/** Converts the events of one run, in their order, to those that 0.12 and later stream. */
export class RunEventView {
  readonly #stepIndexes: ReadonlyMap<string, number>;
  /** Steps that have started and not ended. */
  readonly #started = new Set<string>();
  #nextNumber = 0;

  constructor(flow: Flow) {
    this.#stepIndexes = new Map(flow.plan.steps.map(({ id, index }) => [id, index]));
  }

  toStreamed(event: RunEvent): readonly StreamedRunEvent[] {
    if (isUnstreamed(event)) return [];
    const timestamp = toTimestamp(event.at);
    return this.#toBodies(event).map((body) => ({ sequenceNumber: this.#nextNumber++, timestamp, event: body }));
  }

  #toBodies(event: Exclude<RunEvent, UnstreamedEvent>): readonly EventBody[] {
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
        // These streams contain a start also for a step whose input could not be computed.
        return this.#started.delete(keyOf(event)) ? [ended] : [this.#stepStarted(event, 1), ended];
      }
      case "runEnded":
        return [{ RunCompleted: { runId, status: STATUS_NUMBERS[event.status] } }];
    }
  }

  #stepStarted(place: StepPlace, attempt: number): EventBody {
    return { StepStarted: { ...this.#placeOf(place), attempt } };
  }

  #placeOf({ runId, itemIndex, stepId }: StepPlace): object {
    return { runId, itemIndex, stepIndex: this.#stepIndexes.get(stepId), stepId };
  }
}

function isUnstreamed(event: RunEvent): event is UnstreamedEvent {
  return UNSTREAMED.includes(event.type);
}

function keyOf({ itemIndex, stepId }: StepPlace): string {
  return `${itemIndex}/${stepId}`;
}
