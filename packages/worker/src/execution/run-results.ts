import { CallbackError, FlowError, type FlowResult, type RunStatus } from "@stepflow/protocol";

/** Of an item in a run that failed before it could begin: runtime 0.9 says no more of a flow that is wrong in itself. */
const UNTOLD: FlowResult = {
  outcome: "failed",
  error: {
    code: 0,
    message:
      "The runtime does not say why. A step may refer to one that is not there, or two may have one id: " +
      "storing the flow by the runtime's REST API shows what is wrong with it.",
  },
};

/**
 * The result of every item of a run that has ended, in the order of the inputs.
 *
 * @throws CallbackError when the run neither failed nor has a result for each.
 */
export function resultsInOrder({ runId, status, results }: RunStatus, count: number): FlowResult[] {
  const byIndex = new Map((results ?? []).map(({ itemIndex, result }) => [itemIndex, result]));
  return Array.from({ length: count }, (_, index) => {
    const result = byIndex.get(index) ?? (status === "failed" ? UNTOLD : undefined);
    if (result) return result;
    throw new CallbackError(`Run ${runId} ended as "${status}" without a result for item ${index}.`, {
      data: { runId, status, itemIndex: index },
    });
  });
}

/** The output of a flow. @throws FlowError when the flow failed. */
export function outputOf(runId: string, result: FlowResult | undefined): unknown {
  if (result?.outcome === "success") return result.result;
  throw new FlowError(runId, result?.error ?? { code: 0, message: "The run has no item." });
}
