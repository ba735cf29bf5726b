import type { StepPlan } from "../flow/flow-plan.ts";
import type { StepState } from "../runs/run-event.ts";
import { Failure, failure } from "./failure.ts";
import type { ItemState } from "./item-state.ts";
import type { Run } from "./run.ts";

/** Returns the failure of an item that can make no progress. Real runtimes leave such a run running without end. */
export function stuck(run: Run, item: ItemState): Failure {
  const { plan, semantics } = run.parts.scope;
  const steps = item.unfinishedSteps().map((index) => `'${plan.steps[index]?.id}'`);
  const why = "workflow deadlock: no runnable steps and output cannot be resolved";
  const reason = "they wait for each other, or became needed only while the item ran";
  return failure(semantics.codes.internal, `${why} (steps ${steps.join(", ")}: ${reason})`);
}

/** Returns the states of the steps that an item needs. */
export function statesOf(run: Run, item: ItemState): StepState[] {
  const { steps } = run.parts.scope.plan;
  const states: StepState[] = [];
  for (const index of item.neededSteps()) {
    const step = steps[index];
    if (step !== undefined) states.push(stateOf(run, item, step));
  }
  return states;
}

function stateOf(run: Run, item: ItemState, step: StepPlan): StepState {
  const { id: stepId, index } = step;
  const result = item.results[index];
  if (result === undefined) return { stepId, status: item.isWaiting(index) ? "blocked" : "runnable" };
  return { stepId, status: result instanceof Failure ? "failed" : "completed", ...pinnedMark(run, step) };
}

/** The ids of steps, for the events of 0.12 and 0.13. */
export function journaled(
  { parts: { scope } }: Run,
  steps: readonly number[],
  name: "needed" | "ready",
): { readonly [member in typeof name]?: readonly string[] } {
  if (scope.semantics.restApi === "words" || steps.length === 0) return {};
  return { [name]: steps.map((index) => scope.plan.steps[index]?.id ?? "") };
}

/** The mark of a step whose result was known. */
export function pinnedMark({ parts }: Run, step: StepPlan): Pick<StepState, "isPinned"> {
  return parts.scope.isKnown(step) ? { isPinned: true } : {};
}
