import { ERROR_CODES, StepflowError } from "@stepflow/protocol";
import type { FlowDiagnostic } from "./diagnostic-kinds.ts";

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
