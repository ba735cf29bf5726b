import { inspectFlow } from "@stepflow/runtime";
import type { FlowCase } from "./flow-case.ts";
import { flowsOf } from "./random-flow.ts";

/** Whether a flow ends on real runtimes. They never end a run if the input of a step refers to a step that becomes needed late. */
export function finishesOnReal(flowCase: FlowCase): boolean {
  return lateStepsOf(flowCase).every((pointer) => !pointer.startsWith("/steps/"));
}

/** Whether a step or an output refers to a step that becomes needed late. */
export function hasLateStep(flowCase: FlowCase): boolean {
  return lateStepsOf(flowCase).length > 0;
}

/** JSON pointers to the references. */
function lateStepsOf(flowCase: FlowCase): readonly string[] {
  return flowsOf(flowCase).flatMap((flow) => {
    const { diagnostics } = inspectFlow(flow, { unknownFields: "report" });
    return diagnostics.filter(({ kind }) => kind === "lateStep").map(({ pointer }) => pointer);
  });
}
