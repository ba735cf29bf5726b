import { ERROR_CODES } from "./error-codes.ts";
import { StepflowError } from "./stepflow-error.ts";

/** A finding about a flow. */
export interface FlowDiagnostic {
  /** Kind of the finding, such as `undefinedStepReference`. */
  readonly kind: string;
  /** Code of the kind. Its thousands determine the level. */
  readonly code: number;
  /** Severity: `fatal` means that the flow cannot run, `error` that it fails when it runs; `warning` is advice. */
  readonly level: "fatal" | "error" | "warning";
  /** Description of the finding. */
  readonly message: string;
  /** JSON path of the place as the runtimes write it, such as `$.steps[0].input`. */
  readonly path: string;
  /** JSON pointer (RFC 6901) of the place, such as `/steps/0/input`. */
  readonly pointer: string;
  /** Line, from 1; undefined if the flow was passed as an object. */
  readonly line?: number;
  /** Column, from 1; undefined if the flow was passed as an object. */
  readonly column?: number;
  /** Data of the finding for programs, such as the id of the step. */
  readonly data?: unknown;
}

/** A flow has faults that prevent it from running. The message has a line for each of them. */
export class InvalidFlowError extends StepflowError {
  static override readonly brand: string = "InvalidFlowError";

  /** All findings. `data.diagnostics` has them, too, so that they survive serialization. */
  readonly diagnostics: readonly FlowDiagnostic[];

  /** @param source name of the flow or its file, with which each line of the message begins. */
  constructor(diagnostics: readonly FlowDiagnostic[], source = "flow") {
    const fatal = diagnostics.filter(({ level }) => level === "fatal");
    const lines = fatal.map((diagnostic) => `${placeOf(diagnostic, source)}: ${diagnostic.message}`);
    super(ERROR_CODES.invalidValue, lines.join("\n"), { data: { diagnostics } });
    this.diagnostics = diagnostics;
  }
}

function placeOf({ line, column, pointer }: FlowDiagnostic, source: string): string {
  const position = line === undefined || column === undefined ? "" : `:${line}:${column}`;
  return `${source}${position}${pointer === "" ? "" : ` (${pointer})`}`;
}
