import { clip } from "../internal/clip.ts";
import { defined } from "../internal/defined.ts";
import { describeIssues, type ValidationIssue } from "../validation/describe-issues.ts";
import { firstIssues } from "../validation/first-issues.ts";
import { ERROR_CODES } from "./error-codes.ts";
import { RETRY_CODES, type RetryPolicy, retryPolicyOf } from "./retry-policy.ts";
import { StepflowError, type StepflowErrorOptions } from "./stepflow-error.ts";

/** Limits paths in error texts, because a message may hold a path of any length. */
const MAX_SHOWN_CHARS = 500;

/** Options of a {@link ComponentError}. */
export interface ComponentErrorOptions extends StepflowErrorOptions {
  /**
   * JSON-RPC code of the error.
   *
   * @default the code of `retry`
   */
  readonly code?: number | undefined;
  /**
   * Whether the runtime executes the step again.
   *
   * @default "byFlow", which leaves the decision to `onError` of the step
   */
  readonly retry?: RetryPolicy | undefined;
}

/**
 * An error by which a component fails its step with a message for the user. Put everything that the user needs into the
 * message, because runtimes 0.9 and 0.10 drop `data`.
 *
 * @throws TypeError if `code` is not an integer or contradicts `retry`.
 * @example
 * ```ts source="./component-errors.examples.ts#ComponentError"
 * throw new ComponentError(`The file ${file} is locked.`, { retry: "always", data: { file } });
 * ```
 */
export class ComponentError extends StepflowError {
  static override readonly brand: string = "ComponentError";

  constructor(message: string, options: ComponentErrorOptions = {}) {
    super(toCode(options), message, options);
  }

  /** Whether runtime 0.11 executes the step again. */
  get retry(): RetryPolicy {
    return retryPolicyOf(this.code);
  }
}

function toCode({ code, retry }: ComponentErrorOptions): number {
  if (code === undefined) return RETRY_CODES[retry ?? "byFlow"];
  if (!Number.isSafeInteger(code)) throw new TypeError(`ComponentError: code must be an integer, got ${String(code)}.`);
  if (retry !== undefined && retryPolicyOf(code) !== retry) {
    throw new TypeError(
      `ComponentError: code ${code} means retry "${retryPolicyOf(code)}" to a runtime, but the option retry is "${retry}". ` +
        `Omit one of them; a code for "${retry}" is ${RETRY_CODES[retry]}.`,
    );
  }
  return code;
}

/** The input does not match the schema of the component. The step is never executed again, because it would fail again. */
export class InvalidInputError extends StepflowError {
  static override readonly brand: string = "InvalidInputError";
  /** Where and how the value does not match the schema: the first 20, and how many more there are. */
  readonly issues: readonly ValidationIssue[];

  constructor(component: string, found: readonly ValidationIssue[]) {
    const issues = firstIssues(found);
    super(ERROR_CODES.invalidInput, `Input of component "${component}" is invalid: ${describeIssues(issues)}`, {
      data: { component, issues },
    });
    this.issues = issues;
  }
}

/** The output does not match the schema of the component, or JSON cannot represent it. */
export class InvalidOutputError extends StepflowError {
  static override readonly brand: string = "InvalidOutputError";
  /** Where and how the value does not match the schema: the first 20, and how many more there are. */
  readonly issues: readonly ValidationIssue[];

  /** @param options `cause` is the error that the value threw when it was read. The message of an issue quotes it. */
  constructor(component: string, found: readonly ValidationIssue[], options: ErrorOptions = {}) {
    const issues = firstIssues(found);
    super(ERROR_CODES.workerError, `Output of component "${component}" is invalid: ${describeIssues(issues)}`, {
      ...options,
      data: { component, issues },
    });
    this.issues = issues;
  }
}

/** The worker has no component with the path. */
export class ComponentNotFoundError extends StepflowError {
  static override readonly brand: string = "ComponentNotFoundError";

  constructor(component: string, suggestion?: string) {
    const hint = suggestion === undefined ? undefined : `Did you mean "${suggestion}"?`;
    const shown = clip(component, MAX_SHOWN_CHARS);
    super(ERROR_CODES.componentNotFound, [`Component "${shown}" not found.`, hint].filter(Boolean).join(" "), {
      data: { component: shown, ...defined({ hint }) },
    });
  }
}

/** The component did not end within its timeout. */
export class ComponentTimeoutError extends StepflowError {
  static override readonly brand: string = "ComponentTimeoutError";

  constructor(component: string, timeoutMs: number) {
    super(ERROR_CODES.componentFailed, `Component "${component}" did not end within ${timeoutMs} ms.`, {
      data: { component, reason: "timeout", timeoutMs },
    });
  }
}

/** The worker has reached its limit of concurrent executions. Runtimes from 0.10 on send the request again. */
export class OverloadedError extends StepflowError {
  static override readonly brand: string = "OverloadedError";

  constructor(limit: number) {
    super(
      ERROR_CODES.transportError,
      `Worker is busy: its concurrency limit (${limit}) is reached, and its queue is full.`,
      {
        data: { reason: "overloaded", limit },
      },
    );
  }
}

/** The worker is shutting down. Runtimes from 0.10 on send the request again, to the next process of the worker. */
export class ShuttingDownError extends StepflowError {
  static override readonly brand: string = "ShuttingDownError";

  constructor() {
    super(ERROR_CODES.transportError, "Worker is shutting down.", { data: { reason: "shutdown" } });
  }
}
