import { ClientError } from "./client-error.ts";
import type { Diagnostic } from "./results.ts";

/** The runtime refused to store the flow, or its text cannot be read. `diagnostics` contains the reasons. */
export class FlowRefusedError extends ClientError {
  override readonly name = "FlowRefusedError";
  /** Findings in the flow, warnings included. */
  readonly diagnostics: readonly Diagnostic[];

  /** @param status status of the response; undefined if the flow was not sent. */
  constructor(url: string, diagnostics: readonly Diagnostic[], status?: number) {
    const reasons = diagnostics
      .filter((diagnostic) => diagnostic.level !== "warning")
      .map((diagnostic) => `  ${placeOf(diagnostic)}: ${diagnostic.message} (${diagnostic.kind})`);
    super(["The flow was not stored:", ...reasons].join("\n"), { method: "POST", url, status });
    this.diagnostics = diagnostics;
  }
}

function placeOf({ path = "$", line, column }: Diagnostic): string {
  return line === undefined || column === undefined ? path : `${path} (line ${line}, column ${column})`;
}
