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
type UnstreamedEvent = Extract<RunEvent, { readonly type: "attemptEnded" | "callback" | "itemEnded" }>;
const UNSTREAMED: readonly RunEvent["type"][] = ["attemptEnded", "callback", "itemEnded"];

/** Converts the events of one run, in their order, to those that 0.12 and later stream. */
export class RunEventView {
  readonly #startsTogether: boolean;
  readonly #stepIndexes: ReadonlyMap<string, number>;
  /** Steps that have started and not ended. */
  readonly #started = new Set<string>();
  #nextNumber = 0;
  /** Whether the event before was the start of a step. */
  #isAfterStart = false;
  #time = 0;

  /** @param startsTogether whether steps that start together share a number, as in real runtimes. */
  constructor(flow: Flow, startsTogether = false) {
    this.#startsTogether = startsTogether;
    this.#stepIndexes = new Map(flow.plan.steps.map(({ id, index }) => [id, index]));
  }

  /** Number of the last event; those of steps that started together have one number. */
  get lastNumber(): number {
    return this.#nextNumber - 1;
  }

  toStreamed(event: RunEvent): readonly StreamedRunEvent[] {
    const joins = this.#isAfterStart && event.type === "stepStarted";
    this.#isAfterStart = event.type === "stepStarted" && this.#startsTogether;
    if (isUnstreamed(event)) return [];
    // An item starts with the event before, and has no time of its own.
    if (event.type !== "itemStarted") this.#time = event.at;
    const timestamp = toTimestamp(this.#time);
    if (joins) this.#nextNumber -= 1;
    return this.#toBodies(event).map((body) => ({ sequenceNumber: this.#nextNumber++, timestamp, event: body }));
  }

  #toBodies(event: Exclude<RunEvent, UnstreamedEvent>): readonly EventBody[] {
    const { runId } = event;
    switch (event.type) {
      case "runCreated":
        return [{ RunCreated: { runId, flowId: event.flowId, itemCount: event.total ?? 0 } }];
      case "itemStarted": {
        const { itemIndex, needed: stepIds } = event;
        return stepIds === undefined ? [] : [{ StepsNeeded: { runId, itemIndex, stepIds } }];
      }
      case "stepStarted":
        this.#started.add(keyOf(event));
        return [this.#stepStarted(event, 1)];
      case "attemptStarted":
        return [this.#stepStarted(event, event.attempt)];
      case "stepEnded": {
        const ended = {
          StepCompleted: { ...this.#placeOf(event), status: STATUS_NUMBERS[itemStatusOf(event.result)] },
        };
        const ready = (event.ready ?? []).map((stepId) => ({ StepReady: { ...this.#placeOf({ ...event, stepId }) } }));
        // These streams contain a start also for a step whose input could not be computed.
        const started = this.#started.delete(keyOf(event)) ? [] : [this.#stepStarted(event, 1)];
        return [...started, ended, ...ready];
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
