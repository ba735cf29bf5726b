import { visitExpression } from "../expression/visit-expression.ts";
import type { Findings } from "./findings.ts";
import type { FlowDefinition } from "./flow-definition.ts";
import { referencesOf } from "./step-graph.ts";

/** Checks ids, name and description. */
export function checkStructure(flow: FlowDefinition, findings: Findings): void {
  const seen = new Set<string>();
  for (const [index, { id }] of flow.steps.entries()) {
    const place = ["steps", index, "id"];
    if (seen.has(id)) {
      findings.add({ kind: "duplicateStepId", place, message: `Duplicate step ID '${id}'`, data: { step_id: id } });
    }
    seen.add(id);
    if (id.trim() === "") findings.add({ kind: "emptyStepId", place, message: "Step has empty ID" });
  }
  if ((flow.name ?? "").trim() === "") {
    findings.add({ kind: "missingFlowName", place: ["name"], message: "Workflow has no name" });
  }
  if (flow.description === undefined) {
    const message = "Workflow has no description";
    findings.add({ kind: "missingFlowDescription", place: ["description"], message });
  }
}

/** Checks that components are paths. */
export function checkComponents(flow: FlowDefinition, findings: Findings): void {
  for (const [index, { id, component }] of flow.steps.entries()) {
    if (component.startsWith("/")) continue;
    const error = "Component path must start with '/'";
    findings.add({
      kind: "invalidComponent",
      place: ["steps", index, "component"],
      message: `Invalid component '${component}' in step '${id}': ${error}`,
      data: { step_id: id, component, error },
    });
  }
}

/** Reports steps that nothing refers to. They are executed only with `mustExecute`. */
export function checkReachability(flow: FlowDefinition, findings: Findings): void {
  const referenced = new Set(flow.steps.flatMap(referencesOf));
  for (const { expression } of visitExpression(flow.output, [])) {
    if (expression.kind === "step") referenced.add(expression.step);
  }
  for (const [index, { id }] of flow.steps.entries()) {
    if (referenced.has(id)) continue;
    const message = `Step '${id}' is not reachable from the output`;
    findings.add({ kind: "unreachableStep", place: ["steps", index], message, data: { step_id: id } });
  }
}
