import { ERROR_CODES, StepflowError } from "@stepflow/protocol";

/** A fault in a configuration, with its place. */
export interface ConfigIssue {
  /** Description of the fault, and how to mend it. */
  readonly message: string;
  /** JSON pointer (RFC 6901) of the place, such as `/plugins/text/url`. */
  readonly pointer: string;
  /** Line, from 1. */
  readonly line?: number | undefined;
  /** Column, from 1. */
  readonly column?: number | undefined;
}

/** A `stepflow-config.yml` has faults. The message has a line for each, with file, line, column, place and how to mend it. */
export class InvalidConfigError extends StepflowError {
  static override readonly brand: string = "InvalidConfigError";
  /** Absolute path of the configuration. */
  readonly file: string;
  /** All faults. */
  readonly issues: readonly ConfigIssue[];

  constructor(file: string, issues: readonly ConfigIssue[], cause?: unknown) {
    super(ERROR_CODES.invalidValue, issues.map((issue) => describeIssue(file, issue)).join("\n"), {
      cause,
      data: { file, issues },
    });
    this.file = file;
    this.issues = issues;
  }
}

/** Describes a fault in one line: file, line, column, place and message. */
export function describeIssue(file: string, { line, column, pointer, message }: ConfigIssue): string {
  const position = line === undefined || column === undefined ? "" : `:${line}:${column}`;
  return `${file}${position}${pointer === "" ? "" : ` (${pointer})`}: ${message}`;
}
