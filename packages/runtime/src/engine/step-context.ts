import type { BlobStore } from "../blobs/blob-store.ts";
import type { StepPlan } from "../flow/flow-plan.ts";
import type { CallbackRecord, RunEvent, StepPlace } from "../runs/run-event.ts";
import type { ComponentContext } from "./component.ts";
import { isDouble } from "./is-double.ts";
import type { Run } from "./run.ts";

/** Parts that a {@link StepContext} is made of. */
export interface StepContextParts {
  readonly run: Run;
  readonly traceId: string;
  readonly place: StepPlace;
  readonly step: StepPlan;
  readonly attempt: number;
  readonly blobs: BlobStore;
  readonly submit: ComponentContext["submit"];
  readonly submitNested: ComponentContext["submitNested"];
  readonly emit: (event: RunEvent) => void;
}

/** Context of one execution of a step. */
export class StepContext implements ComponentContext {
  readonly #parts: StepContextParts;

  constructor(parts: StepContextParts) {
    this.#parts = parts;
  }

  get runId(): string {
    return this.#parts.place.runId;
  }

  get rootRunId(): string {
    return this.#parts.run.parts.rootRunId;
  }

  get flowId(): string {
    return this.#parts.run.parts.flow.id;
  }

  get stepId(): string {
    return this.#parts.place.stepId;
  }

  get itemIndex(): number {
    return this.#parts.place.itemIndex;
  }

  get attempt(): number {
    return this.#parts.attempt;
  }

  get traceId(): string {
    return this.#parts.traceId;
  }

  get signal(): AbortSignal {
    return this.#parts.run.signal;
  }

  isDouble(member: string): boolean {
    const { run, step } = this.#parts;
    return isDouble(run, step, member);
  }

  get blobs(): BlobStore {
    return this.#parts.blobs;
  }

  get submit(): ComponentContext["submit"] {
    return this.#parts.submit;
  }

  get submitNested(): ComponentContext["submitNested"] {
    return this.#parts.submitNested;
  }

  recordCallback(callback: CallbackRecord): void {
    const { place, attempt, emit } = this.#parts;
    emit({ type: "callback", ...place, attempt, callback });
  }
}
