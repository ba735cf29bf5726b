import type { DiagnosticLevel } from "@stepflow/runtime";

/** A finding about a flow. */
export interface Finding {
  /** Path of its file. */
  readonly flow: string;
  readonly level: DiagnosticLevel;
  readonly message: string;
  readonly pointer: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}
