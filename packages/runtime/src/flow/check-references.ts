import { MAX_PLACES } from "@stepflow/protocol/internal";
import type { Expression } from "../expression/expression.ts";
import type { Place } from "../expression/read-expression.ts";
import { visitExpression } from "../expression/visit-expression.ts";
import { checkVariable, variableNamesOf } from "./check-variables.ts";
import type { Findings } from "./findings.ts";
import type { FlowDefinition } from "./flow-definition.ts";
import { StepGraph } from "./step-graph.ts";

/** Checks references: a step may refer to earlier steps only, the output to all steps. If a flow declares variables, it must declare all of them. */
export function checkReferences(flow: FlowDefinition, findings: Findings): void {
  const earlier = new Set<string>();
  const ids = new Set(flow.steps.map(({ id }) => id));
  let graph: StepGraph | undefined;
  const openGraph = (): StepGraph => {
    graph ??= new StepGraph(flow);
    return graph;
  };
  const shared = { earlier, ids, openGraph, variables: variableNamesOf(flow.schemas), findings };
  for (const [index, step] of flow.steps.entries()) {
    checkExpression(step.input, ["steps", index, "input"], { ...shared, from: step.id });
    earlier.add(step.id);
  }
  checkExpression(flow.output, ["output"], { ...shared, from: "workflow_output" });
}

interface Scope {
  /** Id of the step that contains the expression, or `workflow_output`. */
  readonly from: string;
  readonly earlier: ReadonlySet<string>;
  /** Ids of all steps. */
  readonly ids: ReadonlySet<string>;
  readonly openGraph: () => StepGraph;
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
  { from, ids, openGraph, findings }: Scope,
): void {
  const data = { from_step: from, referenced_step: step };
  const message = `Step '${from}' references undefined step '${step}'`;
  if (!ids.has(step)) {
    const hint = ids.size === 0 ? "the flow has no steps" : `the flow has ${firstOf(ids)}`;
    findings.add({ kind: "undefinedStepReference", ...where, message: `${message}: ${hint}`, data });
    return;
  }
  if (!openGraph().isCyclic(from, step)) {
    const hint = "it is defined later, and steps can refer to earlier ones only";
    findings.add({ kind: "undefinedStepReference", ...where, message: `${message}: ${hint}`, data });
    return;
  }
  // Finding the steps of a cycle takes a while, so it is not done for findings that are only counted.
  const cycle = findings.hasRoom("stepCycle") ? openGraph().cycleThrough(from, step) : [];
  const steps = cycle.map((id) => `'${id}'`).join(" → ");
  findings.add({
    kind: "stepCycle",
    ...where,
    message: `Steps wait for each other: ${steps}`,
    data: { steps: cycle },
  });
}

/** Names the first steps, and how many more there are. */
function firstOf(ids: ReadonlySet<string>): string {
  const named = [...ids].slice(0, MAX_PLACES).map((id) => `'${id}'`);
  const more = ids.size - named.length;
  return named.join(", ") + (more > 0 ? ` and ${more} more` : "");
}
