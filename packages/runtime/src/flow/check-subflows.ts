import { defined } from "@stepflow/protocol/internal";
import type { Expression } from "../expression/expression.ts";
import type { Place } from "../expression/read-expression.ts";
import type { DiagnosticKind } from "./diagnostic-kinds.ts";
import { Findings } from "./findings.ts";
import type { FlowDefinition } from "./flow-definition.ts";
import { fromPointer } from "./place.ts";
import { type ReadRules, readDefinition } from "./read-definition.ts";

/** Input members in which built-in components take a flow. */
const FLOW_MEMBERS: Readonly<Record<string, string>> = {
  "/builtin/put_blob": "data",
  "/builtin/map": "workflow",
  "/builtin/iterate": "flow",
};

/** Findings that do not matter for a flow within a flow. */
const OMITTED: readonly DiagnosticKind[] = ["missingFlowName", "missingFlowDescription"];

/** Checks a flow and adds what it finds. */
export type FlowChecker = (flow: FlowDefinition, rules: ReadRules, findings: Findings) => void;

/**
 * Checks flows that stand as `$literal` in the input of a built-in component.
 *
 * @param check checks each of them. It is a parameter, because it checks their own subflows by this function.
 */
export function checkSubflows(flow: FlowDefinition, rules: ReadRules, findings: Findings, check: FlowChecker): void {
  for (const [index, { component, input }] of flow.steps.entries()) {
    const member = FLOW_MEMBERS[component];
    if (member === undefined || input.kind !== "object") continue;
    const members = new Map(input.members);
    const literal = members.get(member);
    if (literal?.kind !== "escaped" || (member === "data" && !isFlowType(members.get("blob_type")))) continue;
    // The runtimes check the flow of `put_blob` only, and refuse the outer flow if it has faults. Other faults show when they run.
    const place = ["steps", index, "input", member, "$literal"];
    checkSubflow(literal.value, place, { rules, findings, check, isFatal: member === "data" });
  }
}

function isFlowType(expression: Expression | undefined): boolean {
  return expression?.kind === "literal" && expression.value === "flow";
}

interface Outer {
  readonly rules: ReadRules;
  readonly findings: Findings;
  readonly check: FlowChecker;
  readonly isFatal: boolean;
}

function checkSubflow(value: unknown, place: Place, { rules, findings, check, isFatal }: Outer): void {
  const inner = new Findings();
  const definition = readDefinition(value, rules, inner);
  if (definition !== undefined) check(definition, rules, inner);
  for (const { kind, pointer, message, level, data } of inner.all) {
    if (OMITTED.includes(kind)) continue;
    const finding = { place: [...place, ...fromPointer(pointer)], ...defined({ data }) };
    if (level === "fatal" && !(isFatal && definition !== undefined)) {
      findings.add({ kind: "invalidSubflowLiteral", ...finding, message: `Invalid subflow literal: ${message}` });
    } else {
      findings.add({ kind, ...finding, message });
    }
  }
}
