import { messageOf } from "@stepflow/protocol/internal";
import type { BlobStore } from "../blobs/blob-store.ts";
import type { Flow } from "../flow/flow.ts";
import type { StepPlan } from "../flow/flow-plan.ts";
import type { RunEvent } from "../runs/run-event.ts";
import type { Semantics } from "../versions.ts";
import type { Clock } from "./clock.ts";
import type { ComponentContext, ComponentOutcome, ExecuteComponent } from "./component.ts";
import { createEventLoopYielder } from "./event-loop-yielder.ts";
import { executeStep } from "./execute-step.ts";
import type { RetryRules } from "./retry.ts";
import type { Run } from "./run.ts";
import { StepContext } from "./step-context.ts";
import type { RunHandle, SubmitOptions } from "./submission.ts";

/** Parts that a {@link StepRunner} is made of. */
export interface StepRunnerParts {
  readonly semantics: Semantics;
  readonly blobs: BlobStore;
  readonly clock: Clock;
  readonly retry: RetryRules;
  readonly executeComponent: ExecuteComponent;
  emit(event: RunEvent): void;
}

/** One step of an item, with its computed input. */
export interface StepTask {
  readonly run: Run;
  readonly itemIndex: number;
  readonly step: StepPlan;
  readonly input: unknown;
}

/** Operations on other runs that a step may cause. */
export interface StepHost {
  /** Trace id of the group that the run belongs to. */
  readonly traceId: string;
  /** Starts an independent run. */
  submit(parent: Run, flow: Flow, inputs: Iterable<unknown>, options?: SubmitOptions): RunHandle;
  /** Starts a run as part of the group. */
  submitNested(parent: Run, flow: Flow, inputs: Iterable<unknown>, options?: SubmitOptions): RunHandle;
  /** Lets further steps start, because an execution is about to be repeated. */
  wake(): void;
}

/** Executes steps, with their repetitions, and emits their events. */
export class StepRunner {
  readonly #parts: StepRunnerParts;
  /** Built-in components never wait, so that a flow which runs itself would let no timer fire. */
  readonly #yieldIfDue = createEventLoopYielder();

  constructor(parts: StepRunnerParts) {
    this.#parts = parts;
  }

  /** Executes a step until it has a value or a `Failure`. Rejects only if the run is cancelled. */
  execute({ run, itemIndex, step, input }: StepTask, host: StepHost): Promise<unknown> {
    const { semantics, clock, retry, emit, executeComponent, blobs } = this.#parts;
    const { traceId } = host;
    const place = { runId: run.parts.runId, itemIndex, stepId: step.id };
    emit({ type: "stepStarted", ...place, input, at: clock.now() });
    const submitNested: ComponentContext["submitNested"] = (...submission) => host.submitNested(run, ...submission);
    const submit: ComponentContext["submit"] =
      semantics.componentRuns === "nested" ? submitNested : (...submission) => host.submit(run, ...submission);
    return executeStep({
      step,
      semantics,
      retry,
      clock,
      signal: () => run.signal,
      attempt: (attempt) => {
        if (attempt > 1 && !run.isEnded) emit({ type: "attemptStarted", ...place, attempt, at: clock.now() });
        const context = new StepContext({ run, traceId, place, step, attempt, blobs, submit, submitNested, emit });
        const execute = () => executeSafely(executeComponent, step.component, input, context);
        const turn = this.#yieldIfDue();
        return turn === undefined ? execute() : turn.then(execute);
      },
      onAttempt: (attempt, startedAt, error) => {
        if (!run.isEnded) emit({ type: "attemptEnded", ...place, attempt, startedAt, at: clock.now(), error });
      },
      // 0.10 repeats within the worker's plugin, so that the run does not notice.
      onRepeat: () => (semantics.retries === "byCode" ? host.wake() : undefined),
    });
  }
}

/** Turns an exception of `executeComponent` into a transport failure. */
async function executeSafely(
  executeComponent: ExecuteComponent,
  path: string,
  input: unknown,
  context: ComponentContext,
): Promise<ComponentOutcome> {
  try {
    return await executeComponent(path, input, context);
  } catch (error) {
    return { outcome: "failed", kind: "transport", error: { code: 0, message: messageOf(error) } };
  }
}
