import type { Expression } from "../expression/expression.ts";
import type { Place } from "../expression/read-expression.ts";
import { visitExpression } from "../expression/visit-expression.ts";
import { checkVariable, variableNamesOf } from "./check-variables.ts";
import { cycleThrough } from "./cycles.ts";
import type { Findings } from "./findings.ts";
import type { FlowDefinition } from "./flow-definition.ts";

/** Checks references: a step may refer to earlier steps only, the output to all steps. If a flow declares variables, it must declare all of them. */
export function checkReferences(flow: FlowDefinition, findings: Findings): void {
  const earlier = new Set<string>();
  const variables = variableNamesOf(flow.schemas);
  for (const [index, step] of flow.steps.entries()) {
    checkExpression(step.input, ["steps", index, "input"], { from: step.id, earlier, flow, variables, findings });
    earlier.add(step.id);
  }
  checkExpression(flow.output, ["output"], { from: "workflow_output", earlier, flow, variables, findings });
}

interface Scope {
  /** Id of the step that contains the expression, or `workflow_output`. */
  readonly from: string;
  readonly earlier: ReadonlySet<string>;
  readonly flow: FlowDefinition;
  readonly variables: ReturnType<typeof variableNamesOf>;
  readonly findings: Findings;
}

function checkExpression(root: Expression, place: Place, scope: Scope): void {
  const { from, earlier, findings, variables } = scope;
  for (const visit of visitExpression(root, place)) {
    const { expression, ...where } = visit;
    if (expression.kind === "variable") checkVariable(visit, from, variables, findings);
    if (expression.kind !== "step" || (earlier.has(expression.step) && expression.step !== from)) continue;
    const { step } = expression;
    if (step === from) {
      const data = { step_id: step };
      findings.add({ kind: "selfReference", ...where, message: `Step '${step}' references itself`, data });
    } else {
      reportUndefined(step, where, scope);
    }
  }
}

/** Reports a reference to a missing or a later step. The runtimes do not distinguish the two. */
function reportUndefined(
  step: string,
  where: { place: Place; shownPlace: Place },
  { from, flow, findings }: Scope,
): void {
  const data = { from_step: from, referenced_step: step };
  const message = `Step '${from}' references undefined step '${step}'`;
  if (!flow.steps.some(({ id }) => id === step)) {
    const ids = flow.steps.map(({ id }) => `'${id}'`).join(", ");
    const hint = ids === "" ? "the flow has no steps" : `the flow has ${ids}`;
    findings.add({ kind: "undefinedStepReference", ...where, message: `${message}: ${hint}`, data });
    return;
  }
  const cycle = cycleThrough(flow, from, step);
  if (cycle === undefined) {
    const hint = "it is defined later, and steps can refer to earlier ones only";
    findings.add({ kind: "undefinedStepReference", ...where, message: `${message}: ${hint}`, data });
  } else {
    const steps = cycle.map((id) => `'${id}'`).join(" → ");
    findings.add({
      kind: "stepCycle",
      ...where,
      message: `Steps wait for each other: ${steps}`,
      data: { steps: cycle },
    });
  }
}
