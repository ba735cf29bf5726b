import { setTimeout as sleep } from "node:timers/promises";
import { Code, ConnectError } from "@connectrpc/connect";
import { Backoff, type BackoffOptions } from "./backoff.ts";
import { errnoOf, isConnectionError } from "./call-error.ts";
import type { TaskOwner } from "./task-owner.ts";

/** How often and how long a unary call is repeated. */
export interface RetryRule {
  /** Longest time that one attempt may take. */
  readonly attemptMs: number;
  readonly maxAttempts: number;
  /** Time for all attempts. */
  readonly totalMs: number;
  readonly pauses: BackoffOptions;
}

/** The unary calls that are repeated. All others are made once. */
export const RETRIES: Readonly<Record<"claim" | "result" | "component", RetryRule>> = {
  /** The first heartbeat of a task. The runtime sends a task again that is not claimed. */
  claim: {
    attemptMs: 10_000,
    maxAttempts: 5,
    totalMs: Number.POSITIVE_INFINITY,
    pauses: { firstMs: 1_000, maxMs: 1_500 },
  },
  /** The delivery of a result. A runtime that stays away for longer has given the task up. */
  result: {
    attemptMs: 30_000,
    maxAttempts: Number.POSITIVE_INFINITY,
    totalMs: 300_000,
    pauses: { firstMs: 250, maxMs: 10_000 },
  },
  /** A call of a component. Its own deadline replaces `totalMs`. */
  component: {
    attemptMs: Number.POSITIVE_INFINITY,
    maxAttempts: Number.POSITIVE_INFINITY,
    totalMs: Number.POSITIVE_INFINITY,
    pauses: { firstMs: 100, maxMs: 2_000 },
  },
};

export interface RetriedCall<T> {
  readonly rule: RetryRule;
  /** The runtime to call. Before each repetition, the current owner of the task is looked up. */
  readonly owner: Pick<TaskOwner, "relocate">;
  readonly send: (timeoutMs: number) => Promise<T>;
  /** Whether the call is still wanted and may be repeated after this transient error. */
  readonly mayRetry: (error: unknown) => boolean;
  /** Called before each pause. */
  readonly onRetry?: (error: unknown) => void;
  /** Ends a pause. */
  readonly signal?: AbortSignal;
}

/** Makes a call and repeats it after transient errors. @throws the error of the last attempt. */
export async function callWithRetries<T>(call: RetriedCall<T>): Promise<T> {
  const { rule, owner, send, signal } = call;
  const endMs = performance.now() + rule.totalMs;
  let pauses: Backoff | undefined;
  for (let attempt = 1; ; attempt++) {
    try {
      // Whole milliseconds, because errors name them.
      return await send(Math.max(1, Math.min(rule.attemptMs, Math.ceil(endMs - performance.now()))));
    } catch (error) {
      pauses ??= new Backoff(rule.pauses);
      const pauseMs = pauses.next();
      const hasTime = attempt < rule.maxAttempts && performance.now() + pauseMs < endMs;
      if (!hasTime || !isTransient(error) || !call.mayRetry(error)) throw error;
      call.onRetry?.(error);
      await owner.relocate();
      await sleep(pauseMs, undefined, { signal });
      if (!call.mayRetry(error)) throw error;
    }
  }
}

/** Codes with which the same call may succeed later. */
const TRANSIENT: readonly Code[] = [Code.Unavailable, Code.Canceled, Code.Aborted, Code.DeadlineExceeded];
const UNREACHED_ERRNOS = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"];
/** Message about an HTTP status, which comes from a proxy and not from a runtime. */
const HTTP_STATUS = /^HTTP \d{3}$/;

/** Whether the runtime is away or starting, or the connection to it has broken. */
export function isTransient(error: unknown): boolean {
  return TRANSIENT.includes(ConnectError.from(error).code) || isConnectionError(error);
}

/** Whether the call certainly had no effect, because no server was reached or a runtime has refused it. */
export function hadNoEffect(error: unknown): boolean {
  const { code, rawMessage } = ConnectError.from(error);
  if (isConnectionError(error)) return UNREACHED_ERRNOS.includes(String(errnoOf(error)));
  return code === Code.Unavailable && !HTTP_STATUS.test(rawMessage);
}
