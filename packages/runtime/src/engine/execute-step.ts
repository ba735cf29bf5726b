import type { FlowFailure } from "@stepflow/protocol";
import { copyJson } from "../expression/json-value.ts";
import type { StepPlan } from "../flow/flow-plan.ts";
import type { Semantics } from "../versions.ts";
import { type Backoff, backoffDelayMs } from "./backoff.ts";
import type { Clock } from "./clock.ts";
import type { ComponentOutcome, FailedOutcome } from "./component.ts";
import { Failure } from "./failure.ts";
import { toStepError } from "./step-errors.ts";

/** When and how often failed executions are repeated. */
export interface RetryRules {
  readonly maxRetries: number;
  readonly backoff: Backoff;
}

/** What is needed to execute a step until it has a result. */
export interface StepExecution {
  readonly step: StepPlan;
  readonly semantics: Semantics;
  readonly retry: RetryRules;
  readonly clock: Clock;
  readonly signal: () => AbortSignal;
  /** Executes the component once. */
  attempt(attempt: number): Promise<ComponentOutcome>;
  /** Told when an attempt has ended. */
  onAttempt(attempt: number, startedAt: number, error: FlowFailure | undefined): void;
  /** Told when another attempt follows. */
  onRepeat(): void;
}

/** Executes a step with its repetitions and its `onError`. Gives the step's value or a {@link Failure}; rejects when cancelled. */
export async function executeStep(execution: StepExecution): Promise<unknown> {
  const { step, semantics, clock, retry } = execution;
  const counts = { transport: 0, component: 0 };
  for (let attempt = 1; ; attempt += 1) {
    const startedAt = clock.now();
    const outcome = await execution.attempt(attempt);
    if (outcome.outcome === "success") {
      execution.onAttempt(attempt, startedAt, undefined);
      return outcome.result ?? null;
    }
    const error = toStepError(step, outcome, semantics);
    execution.onAttempt(attempt, startedAt, error);
    const fallback = fallbackOf(step, outcome);
    // 0.10 repeats before it looks at `onError`, 0.11 the other way round (docs/internals/wire.md#number-of-executions).
    if (fallback !== undefined && semantics.retries !== "everything") return fallback.value;
    const repetition = nextRepetition(execution, outcome, error, counts);
    if (repetition === undefined) return fallback === undefined ? new Failure(error) : fallback.value;
    execution.onRepeat();
    await clock.sleep(backoffDelayMs(retry.backoff, repetition), execution.signal());
  }
}

/** The value that takes the place of a failed result. A path without a worker is no failure of the step. */
function fallbackOf({ onError }: StepPlan, { kind }: FailedOutcome): { readonly value: unknown } | undefined {
  return onError.action === "useDefault" && kind !== "route"
    ? { value: copyJson(onError.defaultValue ?? null) }
    : undefined;
}

/** Number of the repetition that follows, by its cause; undefined when there is none. */
function nextRepetition(
  { step, semantics, retry }: StepExecution,
  outcome: FailedOutcome,
  error: FlowFailure,
  counts: { transport: number; component: number },
): number | undefined {
  const { kind = "component", isFinal = false } = outcome;
  if (isFinal || kind === "route") return undefined;
  if (semantics.retries === "none") return undefined;
  // 0.10 repeats what its plugin did; a reference that leads nowhere is found after that.
  const isAfterwards = kind === "runtime" || outcome.attachments !== undefined;
  if (semantics.retries === "everything" && isAfterwards) return undefined;
  const isComponents = semantics.retries === "byCode" && error.code <= -32100 && error.code >= -32199;
  const isTransport = semantics.retries === "everything" || (error.code <= -32300 && error.code >= -32399);
  const { onError } = step;
  if (isComponents && onError.action === "retry" && counts.component < (onError.maxRetries ?? 3)) {
    counts.component += 1;
    return counts.component;
  }
  if (isTransport && counts.transport < retry.maxRetries) {
    counts.transport += 1;
    return counts.transport;
  }
  return undefined;
}
