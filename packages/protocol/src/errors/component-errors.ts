import { ERROR_CODES, RETRY_CODES, type RetryPolicy, retryPolicyOf } from "../json-rpc/error-codes.ts";
import { describeIssues } from "../validation/describe-issues.ts";
import type { ValidationIssue } from "../validation/validate.ts";
import { StepflowError, type StepflowErrorOptions } from "./stepflow-error.ts";

export interface ComponentErrorOptions extends StepflowErrorOptions {
  /** Your own code. When absent, `retry` picks it. */
  readonly code?: number | undefined;
  /** What the runtime shall do with the step; `byFlow` (the step's `onError`) when absent. */
  readonly retry?: RetryPolicy | undefined;
}

/**
 * What a component throws to fail its step with a message for the user. Put everything the user needs into the
 * message: runtimes 0.9 and 0.10 drop `data` (docs/internals/wire.md#errors-and-retries).
 *
 * @throws TypeError when `code` is no integer or contradicts `retry`.
 */
export class ComponentError extends StepflowError {
  static override readonly brand: string = "ComponentError";

  constructor(message: string, options: ComponentErrorOptions = {}) {
    super(toCode(options), message, options);
  }

  /** What runtime 0.11 makes of the code. */
  get retry(): RetryPolicy {
    return retryPolicyOf(this.code);
  }
}

function toCode({ code, retry }: ComponentErrorOptions): number {
  if (code === undefined) return RETRY_CODES[retry ?? "byFlow"];
  if (!Number.isSafeInteger(code)) throw new TypeError(`ComponentError: code must be an integer, got ${String(code)}.`);
  if (retry !== undefined && retryPolicyOf(code) !== retry) {
    throw new TypeError(
      `ComponentError: code ${code} means retry "${retryPolicyOf(code)}" to a runtime, but retry "${retry}" was asked for. ` +
        `Leave one of them out; ${RETRY_CODES[retry]} would carry "${retry}".`,
    );
  }
  return code;
}

/** The input does not fit the component's schema; never repeated, since it would fail again. */
export class InvalidInputError extends StepflowError {
  static override readonly brand: string = "InvalidInputError";
  readonly issues: readonly ValidationIssue[];

  constructor(component: string, issues: readonly ValidationIssue[]) {
    super(ERROR_CODES.invalidInput, `Input of component "${component}" is invalid: ${describeIssues(issues)}`, {
      data: { component, issues },
    });
    this.issues = issues;
  }
}

/** The component returned something that does not fit its output schema, or that JSON cannot carry. */
export class InvalidOutputError extends StepflowError {
  static override readonly brand: string = "InvalidOutputError";
  readonly issues: readonly ValidationIssue[];

  constructor(component: string, issues: readonly ValidationIssue[]) {
    super(ERROR_CODES.workerError, `Output of component "${component}" is invalid: ${describeIssues(issues)}`, {
      data: { component, issues },
    });
    this.issues = issues;
  }
}

/** No component of this worker has that path. */
export class ComponentNotFoundError extends StepflowError {
  static override readonly brand: string = "ComponentNotFoundError";

  constructor(component: string, suggestion?: string) {
    const hint = suggestion === undefined ? undefined : `Did you mean "${suggestion}"?`;
    super(ERROR_CODES.componentNotFound, [`Component "${component}" not found.`, hint].filter(Boolean).join(" "), {
      data: hint === undefined ? { component } : { component, hint },
    });
  }
}

/** The component did not end within its deadline. */
export class ComponentTimeoutError extends StepflowError {
  static override readonly brand: string = "ComponentTimeoutError";

  constructor(component: string, timeoutMs: number) {
    super(ERROR_CODES.componentFailed, `Component "${component}" did not end within ${timeoutMs} ms.`, {
      data: { component, reason: "timeout", timeoutMs },
    });
  }
}

/** The worker runs as many components as it may; runtimes that repeat will try again. */
export class OverloadedError extends StepflowError {
  static override readonly brand: string = "OverloadedError";

  constructor(limit: number) {
    super(ERROR_CODES.transportError, `Worker is busy: it runs at most ${limit} at once, and its queue is full.`, {
      data: { reason: "overloaded", limit },
    });
  }
}

/** The worker is stopping; runtimes that repeat will find its successor. */
export class ShuttingDownError extends StepflowError {
  static override readonly brand: string = "ShuttingDownError";

  constructor() {
    super(ERROR_CODES.transportError, "Worker is shutting down.", { data: { reason: "shutdown" } });
  }
}
