import { type FlowDocument, type StepDocument, stepsOf } from "./flow-document.ts";
import { referencedSteps } from "./map-references.ts";

/** Returns the ids of a step and of all steps that depend on it. */
export function downstreamOf(flow: FlowDocument, from: string): ReadonlySet<string> {
  const users = new Map<string, string[]>();
  for (const { id, input } of stepsOf(flow)) {
    for (const used of referencedSteps(input)) {
      const known = users.get(used);
      if (known === undefined) users.set(used, [id]);
      else known.push(id);
    }
  }
  const found = new Set([from]);
  for (const id of found) for (const user of users.get(id) ?? []) found.add(user);
  return found;
}

/** Returns the steps of a flow, each after those that it refers to, and otherwise in the order of the document. */
export function orderSteps(flow: FlowDocument): readonly StepDocument[] {
  const byId = new Map(stepsOf(flow).map((step) => [step.id, step]));
  const ordered = new Set<StepDocument>();
  const seen = new Set<string>();
  // A stack of its own, because a flow may have more steps in a row than the call stack has room.
  for (const first of byId.values()) {
    const stack: { readonly step: StepDocument; readonly left: string[] }[] = [];
    const enter = (step: StepDocument): void => {
      if (seen.has(step.id)) return;
      seen.add(step.id);
      stack.push({ step, left: [...referencedSteps(step["input"])].reverse() });
    };
    enter(first);
    for (let at = stack.at(-1); at !== undefined; at = stack.at(-1)) {
      const next = at.left.pop();
      const used = next === undefined ? undefined : byId.get(next);
      if (used !== undefined) enter(used);
      else if (next === undefined) {
        ordered.add(at.step);
        stack.pop();
      }
    }
  }
  return [...ordered];
}
