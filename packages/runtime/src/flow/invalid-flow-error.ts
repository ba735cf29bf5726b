import { ERROR_CODES, StepflowError } from "@stepflow/protocol";
import type { FlowDiagnostic } from "./diagnostic.ts";

/** A flow cannot run. `diagnostics` holds every finding, `data.diagnostics` the same for programs elsewhere. */
export class InvalidFlowError extends StepflowError {
  static override readonly brand: string = "InvalidFlowError";

  readonly diagnostics: readonly FlowDiagnostic[];

  /** `source`: name of the flow or its file, to begin the message with. */
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
