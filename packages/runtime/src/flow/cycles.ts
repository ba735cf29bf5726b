import { visitExpression } from "../expression/visit-expression.ts";
import type { FlowDefinition, StepDefinition } from "./flow-definition.ts";

/** Returns the ids of the steps that a step refers to, in the order of the document. */
export function referencesOf(step: Pick<StepDefinition, "input">): string[] {
  const ids = new Set<string>();
  for (const { expression } of visitExpression(step.input, [])) {
    if (expression.kind === "step") ids.add(expression.step);
  }
  return [...ids];
}

/** Returns the steps of a cycle from `from` to `to` and back to `from`, which is at both ends, or undefined if there is none. */
export function cycleThrough(flow: FlowDefinition, from: string, to: string): string[] | undefined {
  const references = new Map(flow.steps.map((step) => [step.id, referencesOf(step)]));
  const cameFrom = new Map<string, string>([[to, from]]);
  const queue = [to];
  for (const id of queue) {
    if (id === from) break;
    for (const next of references.get(id) ?? []) {
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, id);
      queue.push(next);
    }
  }
  if (!cameFrom.has(from)) return undefined;
  const cycle = [from];
  for (let id = cameFrom.get(from); id !== undefined && id !== from; id = cameFrom.get(id)) cycle.push(id);
  return [from, ...cycle.reverse()];
}
