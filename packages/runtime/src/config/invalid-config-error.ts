import { ERROR_CODES, StepflowError } from "@stepflow/protocol";

/** What is wrong with a configuration, and where. */
export interface ConfigIssue {
  readonly message: string;
  /** JSON pointer (RFC 6901), such as `/plugins/text/url`. */
  readonly pointer: string;
  /** From 1. */
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

/** A `stepflow-config.yml` cannot be used. Its message has a line for each issue: file, line, column, place, and what to mend. */
export class InvalidConfigError extends StepflowError {
  static override readonly brand: string = "InvalidConfigError";
  readonly file: string;
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

/** A line for people: file, line, column, place, and what is wrong there. */
export function describeIssue(file: string, { line, column, pointer, message }: ConfigIssue): string {
  const position = line === undefined || column === undefined ? "" : `:${line}:${column}`;
  return `${file}${position}${pointer === "" ? "" : ` (${pointer})`}: ${message}`;
}
