import { CallbackError, FlowError, type FlowResult, type RunStatus } from "@stepflow/protocol";

/** Result of an item in a run that failed before it began. Runtime 0.9 reports nothing else for an invalid flow. */
const NO_REASON: FlowResult = {
  outcome: "failed",
  error: {
    code: 0,
    message:
      "The runtime reports no reason. A step may refer to a step that does not exist, or two steps may have the same id. " +
      "Store the flow by the REST API of the runtime to see what is wrong with it.",
  },
};

/**
 * Returns the result of every item of a run that has ended, in the order of the inputs.
 *
 * @throws CallbackError when a result is missing although the run has not failed.
 */
export function resultsInOrder({ runId, status, results }: RunStatus, count: number): FlowResult[] {
  const byIndex = new Map((results ?? []).map(({ itemIndex, result }) => [itemIndex, result]));
  return Array.from({ length: count }, (_, index) => {
    const result = byIndex.get(index) ?? (status === "failed" ? NO_REASON : undefined);
    if (result) return result;
    throw new CallbackError(`Run ${runId} ended as "${status}" without a result for item ${index}.`, {
      data: { runId, status, itemIndex: index },
    });
  });
}

/** Returns the output of a flow. @throws FlowError when the flow failed. */
export function outputOf(runId: string, result: FlowResult | undefined): unknown {
  if (result?.outcome === "success") return result.result;
  throw new FlowError(runId, result?.error ?? { code: 0, message: "The run has no item." });
}
