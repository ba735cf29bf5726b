import { type BoundExpression, bindExpression } from "../expression/bound-expression.ts";
import type { FlowDefinition, OnError } from "./flow-definition.ts";
import { variableDefaultsOf } from "./variable-defaults.ts";

/** A step that is ready to run. */
export interface StepPlan {
  readonly index: number;
  readonly id: string;
  readonly component: string;
  readonly input: BoundExpression;
  readonly onError: OnError;
  readonly mustExecute: boolean;
}

/** A flow that is ready to run. */
export interface FlowPlan {
  readonly steps: readonly StepPlan[];
  readonly output: BoundExpression;
  /** Values of variables that a run may omit. */
  readonly variableDefaults: ReadonlyMap<string, unknown>;
}

/** Makes a flow ready to run. If several steps have the same id, which only unchecked flows can have, references mean the last one. */
export function planFlow(flow: FlowDefinition): FlowPlan {
  const indexes = new Map(flow.steps.map(({ id }, index) => [id, index]));
  return {
    steps: flow.steps.map(({ id, component, input, onError, mustExecute }, index) => ({
      index,
      id,
      component,
      input: bindExpression(input, indexes),
      onError: onError ?? { action: "fail" },
      mustExecute: mustExecute ?? false,
    })),
    output: bindExpression(flow.output, indexes),
    variableDefaults: variableDefaultsOf(flow.schemas),
  };
}
