import { type FlowFailure, retryPolicyOf } from "@stepflow/protocol";
import type { StepPlan } from "../flow/flow-plan.ts";
import type { Semantics } from "../versions.ts";
import type { FailedOutcome } from "./component.ts";
import { taskRetryPolicyOf } from "./task-codes.ts";

/** Rules for retrying failed executions. */
export interface RetryRules {
  readonly maxRetries: number;
  readonly backoff: Backoff;
}

/** Retries of one step so far, by kind of failure. */
export interface RetryCounts {
  transport: number;
  component: number;
}

interface RetriedStep {
  readonly step: StepPlan;
  readonly semantics: Semantics;
  readonly retry: RetryRules;
}

/** Returns the number of the next retry, counted for its kind of failure, or `undefined` if the failure is final. */
export function nextRetry(
  { step, semantics, retry }: RetriedStep,
  outcome: FailedOutcome,
  error: FlowFailure,
  counts: RetryCounts,
): number | undefined {
  const { kind = "component", isFinal = false } = outcome;
  if (isFinal || kind === "route") return undefined;
  if (semantics.retries === "none") return undefined;
  // In 0.10 the plugin repeats. Broken references in an output are found only after the plugin has finished.
  const isAfterwards = kind === "runtime" || outcome.attachments !== undefined;
  if (semantics.retries === "everything" && isAfterwards) return undefined;
  const policy = semantics.errorCodes === "task" ? taskRetryPolicyOf(error.code) : retryPolicyOf(error.code);
  const isComponents = semantics.retries === "byCode" && policy === "byFlow";
  const isTransport = semantics.retries === "everything" || policy === "always";
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

/** Delay before a failed execution is repeated. It is spelled as in `stepflow-config.yml`. */
export type Backoff =
  | { readonly type: "constant"; readonly delayMs?: number | undefined }
  | {
      readonly type: "exponential";
      readonly minDelayMs?: number | undefined;
      readonly maxDelayMs?: number | undefined;
      readonly factor?: number | undefined;
    }
  | { readonly type: "fibonacci"; readonly minDelayMs?: number | undefined; readonly maxDelayMs?: number | undefined };

/** Default of the runtimes: 1 s, 1 s, 2 s, 3 s, … up to 10 s. */
export const DEFAULT_BACKOFF: Backoff = { type: "fibonacci" };

const DEFAULT_MIN_DELAY_MS = 1_000;
const DEFAULT_MAX_DELAY_MS = 10_000;

/** Returns the milliseconds to wait before a repetition. The first repetition has the number 1. */
export function backoffDelayMs(backoff: Backoff, repetition: number): number {
  if (backoff.type === "constant") return backoff.delayMs ?? DEFAULT_MIN_DELAY_MS;
  const { minDelayMs = DEFAULT_MIN_DELAY_MS, maxDelayMs = DEFAULT_MAX_DELAY_MS } = backoff;
  const growth = backoff.type === "fibonacci" ? fibonacci(repetition) : (backoff.factor ?? 2) ** (repetition - 1);
  return Math.min(minDelayMs * growth, maxDelayMs);
}

function fibonacci(position: number): number {
  let [value, next] = [1, 1];
  for (let at = 1; at < position; at += 1) [value, next] = [next, value + next];
  return value;
}
