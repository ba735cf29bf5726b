import type { FlowFailure, FlowResult } from "@stepflow/protocol";
import type { CallbackRecord, FinalStatus, ItemEndedEvent, RunEvent, StepState } from "./run-event.ts";
import type { AttemptRecord, ItemRecord, StepRecord } from "./run-record.ts";

type EventOf<Type extends RunEvent["type"]> = Extract<RunEvent, { readonly type: Type }>;

/** Record of an item, updated by its events: its steps by those of the journal, when they are needed. */
export class ItemHistory implements ItemRecord {
  readonly itemIndex: number;
  readonly input: unknown;
  status: "running" | FinalStatus = "running";
  result: FlowResult | undefined;
  completedAt: number | undefined;
  stepStates: readonly StepState[] = [];
  readonly steps: StepHistory[] = [];
  /** The same steps by id, until the item has ended. */
  #stepsById: Map<string, StepHistory> | undefined;

  constructor(itemIndex: number, input: unknown) {
    this.itemIndex = itemIndex;
    this.input = input;
  }

  end({ result, at, steps }: ItemEndedEvent): void {
    this.status = itemStatusOf(result);
    this.result = result;
    this.completedAt = at;
    this.stepStates = steps;
  }

  /** No event of a step follows, except for callbacks that the component did not wait for. */
  endSteps(): void {
    this.#stepsById = undefined;
  }

  startStep(event: EventOf<"stepStarted">, component: string): void {
    this.#add(new StepHistory(event.stepId, component, event.input, event.at));
  }

  endAttempt({ stepId, attempt, startedAt, at, error }: EventOf<"attemptEnded">): void {
    const history = this.#stepsById?.get(stepId)?.attempt(attempt);
    if (history === undefined) return;
    history.startedAt = startedAt;
    history.endedAt = at;
    history.error = error;
  }

  addCallback({ stepId, attempt, callback }: EventOf<"callback">): void {
    // A callback may end after the item, if the component did not wait for it.
    const step = this.#stepsById?.get(stepId) ?? this.steps.find((each) => each.stepId === stepId);
    step?.attempt(attempt).callbacks.push(callback);
  }

  endStep({ stepId, result, at, isPinned }: EventOf<"stepEnded">, component: string): void {
    // A pinned step, and one whose input could not be computed, ends without having started.
    const step = this.#stepsById?.get(stepId) ?? this.#add(new StepHistory(stepId, component, undefined, at));
    step.result = result;
    step.endedAt = at;
    if (isPinned) step.isPinned = true;
  }

  #add(step: StepHistory): StepHistory {
    this.steps.push(step);
    this.#stepsById ??= new Map();
    this.#stepsById.set(step.stepId, step);
    return step;
  }
}

/** Returns the status of an item with this result. */
export function itemStatusOf(result: FlowResult | undefined): FinalStatus {
  if (result === undefined) return "cancelled";
  return result.outcome === "success" ? "completed" : "failed";
}

class StepHistory implements StepRecord {
  readonly stepId: string;
  readonly component: string;
  readonly input: unknown;
  readonly startedAt: number;
  result: FlowResult | undefined;
  endedAt: number | undefined;
  isPinned?: true;
  readonly attempts: AttemptHistory[] = [];

  constructor(stepId: string, component: string, input: unknown, startedAt: number) {
    this.stepId = stepId;
    this.component = component;
    this.input = input;
    this.startedAt = startedAt;
  }

  attempt(attempt: number): AttemptHistory {
    const found = this.attempts.find((history) => history.attempt === attempt);
    if (found !== undefined) return found;
    const history = new AttemptHistory(attempt, this.startedAt);
    this.attempts.push(history);
    return history;
  }
}

class AttemptHistory implements AttemptRecord {
  readonly attempt: number;
  startedAt: number;
  endedAt: number | undefined;
  error: FlowFailure | undefined;
  readonly callbacks: CallbackRecord[] = [];

  constructor(attempt: number, startedAt: number) {
    this.attempt = attempt;
    this.startedAt = startedAt;
  }
}
