import type { FlowFailure } from "@stepflow/protocol";
import { copyJson } from "../expression/json-value.ts";
import type { StepPlan } from "../flow/flow-plan.ts";
import type { Semantics } from "../versions.ts";
import type { Clock } from "./clock.ts";
import type { ComponentOutcome, FailedOutcome } from "./component.ts";
import { Failure } from "./failure.ts";
import { backoffDelayMs, nextRetry, type RetryCounts, type RetryRules } from "./retry.ts";
import { toStepError } from "./step-error.ts";

/** A step to execute, and the means to do so. */
export interface StepExecution {
  readonly step: StepPlan;
  readonly semantics: Semantics;
  readonly retry: RetryRules;
  readonly clock: Clock;
  readonly signal: () => AbortSignal;
  /** Executes the component once. */
  attempt(attempt: number): Promise<ComponentOutcome>;
  /** Called when an attempt has ended. */
  onAttempt(attempt: number, startedAt: number, error: FlowFailure | undefined): void;
  /** Called when another attempt follows. */
  onRepeat(): void;
}

/** Executes a step, with its repetitions and its `onError`, until it has a value or a {@link Failure}. Rejects only if the run is cancelled. */
export async function executeStep(execution: StepExecution): Promise<unknown> {
  const { step, semantics, clock, retry } = execution;
  const counts: RetryCounts = { transport: 0, component: 0 };
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
    // 0.10 repeats an execution before it applies `onError`, 0.11 applies `onError` first.
    if (fallback !== undefined && semantics.retries !== "everything") return fallback.value;
    const repetition = nextRetry(execution, outcome, error, counts);
    if (repetition === undefined) return fallback === undefined ? new Failure(error) : fallback.value;
    execution.onRepeat();
    if (outcome.repeatsAtOnce) continue;
    await clock.sleep(backoffDelayMs(retry.backoff, repetition), execution.signal());
  }
}

/** Returns the default value of a failed step, if any. It does not apply to a path without a worker. */
function fallbackOf({ onError }: StepPlan, { kind }: FailedOutcome): { readonly value: unknown } | undefined {
  return onError.action === "useDefault" && kind !== "route"
    ? { value: copyJson(onError.defaultValue ?? null) }
    : undefined;
}
