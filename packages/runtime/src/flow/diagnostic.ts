/** How bad a finding is: with a `fatal` one the flow cannot run, with an `error` runs will fail, a `warning` is advice. */
export type DiagnosticLevel = "fatal" | "error" | "warning";

/** The findings, by the words and numbers of runtimes 0.9 – 0.11; those from x900 on are ours. The thousands tell the level. */
export const DIAGNOSTIC_CODES = {
  unreachableStep: 1000,
  missingFlowName: 1001,
  missingFlowDescription: 1002,
  missingVariableSchema: 1004,
  /** A member that runtimes overlook, where the reader was told to let it pass. */
  unknownFieldIgnored: 1900,
  /** A step that becomes needed only while the item runs: runtimes 0.9 – 0.11 never start it. */
  lateStep: 1901,
  /** A number that JavaScript cannot hold. */
  roundedNumber: 1902,
  invalidSubflowLiteral: 2003,
  undefinedVariable: 2004,
  undefinedRequiredVariable: 2005,
  invalidComponent: 2500,
  duplicateStepId: 3000,
  emptyStepId: 3001,
  selfReference: 3002,
  undefinedStepReference: 3003,
  invalidReferenceExpression: 3004,
  /** Not YAML, not JSON, or of a shape that no flow has. */
  malformedFlow: 3900,
  /** A member that runtimes overlook. */
  unknownField: 3901,
  /** Steps that wait for each other. */
  stepCycle: 3902,
} as const;

/** A word of {@link DIAGNOSTIC_CODES}. */
export type DiagnosticKind = keyof typeof DIAGNOSTIC_CODES;

/** A finding about a flow. */
export interface FlowDiagnostic {
  readonly kind: DiagnosticKind;
  readonly code: number;
  readonly level: DiagnosticLevel;
  /** A sentence for people. */
  readonly message: string;
  /** JSON path as the runtimes write it, such as `$.steps[0].input`. */
  readonly path: string;
  /** JSON pointer (RFC 6901) to the place, such as `/steps/0/input`. */
  readonly pointer: string;
  /** From 1; absent where the flow was given as an object. */
  readonly line?: number;
  /** From 1; absent where the flow was given as an object. */
  readonly column?: number;
  /** The parts of the sentence for programs. */
  readonly data?: Readonly<Record<string, unknown>>;
}

/** Level that a code stands for. */
export function levelOf(code: number): DiagnosticLevel {
  if (code >= 3000) return "fatal";
  return code >= 2000 ? "error" : "warning";
}
