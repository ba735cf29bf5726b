import { PROTOCOL_VERSION } from "../dialect/protocol-version.ts";
import { clip } from "../internal/clip.ts";
import { defined } from "../internal/defined.ts";
import { describeIssues, type ValidationIssue } from "../validation/describe-issues.ts";
import { firstIssues } from "../validation/first-issues.ts";
import { ERROR_CODES } from "./error-codes.ts";
import { StepflowError } from "./stepflow-error.ts";

/** Limits names in error texts, because a message may hold a name of any length. */
const MAX_SHOWN_CHARS = 500;

/** The parameters of a protocol method do not match its schema. */
export class InvalidParamsError extends StepflowError {
  static override readonly brand: string = "InvalidParamsError";
  /** Where and how the parameters do not match the schema: the first 20, and how many more there are. */
  readonly issues: readonly ValidationIssue[];

  constructor(method: string, found: readonly ValidationIssue[]) {
    const issues = firstIssues(found);
    super(ERROR_CODES.invalidParams, `Invalid parameters for ${method}: ${describeIssues(issues)}`, {
      data: { method, issues },
    });
    this.issues = issues;
  }
}

/** The receiver does not have the method. */
export class MethodNotFoundError extends StepflowError {
  static override readonly brand: string = "MethodNotFoundError";

  constructor(method: string, hint?: string) {
    const shown = clip(method, MAX_SHOWN_CHARS);
    super(ERROR_CODES.methodNotFound, `Method not found: ${shown}`, {
      data: { method: shown, ...defined({ hint }) },
    });
  }
}

/** A method was called before `initialize`. */
export class NotInitializedError extends StepflowError {
  static override readonly brand: string = "NotInitializedError";

  constructor(method: string) {
    super(ERROR_CODES.notInitialized, `${method} was sent before initialize and initialized.`, { data: { method } });
  }
}

/** The runtime uses a protocol version that the worker does not support. */
export class ProtocolVersionError extends StepflowError {
  static override readonly brand: string = "ProtocolVersionError";

  constructor(requested: number) {
    super(
      ERROR_CODES.protocolVersionMismatch,
      `Protocol version ${requested} is not supported, only ${PROTOCOL_VERSION}.`,
      {
        data: { requested, supported_versions: [PROTOCOL_VERSION] },
      },
    );
  }
}
