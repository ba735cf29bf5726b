/** Severity of a finding: `fatal` means that the flow cannot run, `error` that it fails when it runs; `warning` is advice. */
export type DiagnosticLevel = "fatal" | "error" | "warning";

/** Kinds of findings, with the codes of runtimes 0.9 – 0.11. Codes from x900 on are ours. The thousands determine the level. */
export const DIAGNOSTIC_CODES = {
  unreachableStep: 1000,
  missingFlowName: 1001,
  missingFlowDescription: 1002,
  missingVariableSchema: 1004,
  /** A member that runtimes ignore; with `unknownFields: "report"`. */
  unknownFieldIgnored: 1900,
  /** A step that becomes needed only while the item is running, so that runtimes 0.9 – 0.13 never start it. */
  lateStep: 1901,
  /** A number that JavaScript cannot represent exactly, or that JSON cannot represent at all. */
  roundedNumber: 1902,
  /** A member of an object whose name an earlier member has. Runtimes ignore the earlier one. */
  repeatedMember: 1903,
  /** A member `<<` of YAML, which runtimes do not merge into its object. */
  unmergedMember: 1904,
  invalidSubflowLiteral: 2003,
  undefinedVariable: 2004,
  undefinedRequiredVariable: 2005,
  invalidComponent: 2500,
  duplicateStepId: 3000,
  emptyStepId: 3001,
  selfReference: 3002,
  undefinedStepReference: 3003,
  invalidReferenceExpression: 3004,
  /** A document that is neither YAML nor JSON, or does not have the shape of a flow. */
  malformedFlow: 3900,
  /** A member that runtimes ignore; with `unknownFields: "refuse"`. */
  unknownField: 3901,
  /** Steps that wait for each other. */
  stepCycle: 3902,
} as const;

/** Kind of a finding about a flow. */
export type DiagnosticKind = keyof typeof DIAGNOSTIC_CODES;

/** A finding about a flow. */
export interface FlowDiagnostic {
  readonly kind: DiagnosticKind;
  /** Code of the kind. Its thousands determine the level. */
  readonly code: number;
  readonly level: DiagnosticLevel;
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
  readonly data?: Readonly<Record<string, unknown>>;
}

/** Returns the level of a code. */
export function levelOf(code: number): DiagnosticLevel {
  if (code >= 3000) return "fatal";
  return code >= 2000 ? "error" : "warning";
}
