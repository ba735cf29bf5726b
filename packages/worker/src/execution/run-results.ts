import { CallbackError, FlowError, type FlowResult, type RunStatus } from "@stepflow/protocol";
import { defined } from "@stepflow/protocol/internal";

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

/** What all runtimes report for a component path that no route leads to. */
const NO_ROUTE = "error routing component";
const NO_ROUTE_HINT =
  'No route of the runtime leads to a component of the flow: compare the paths in the flow with the routes in the configuration of the runtime. own("/path") names a component of this worker under any route.';

/** Adds to the results why a runtime found no route, and how to mend it. */
export function explainRouting(run: RunStatus): RunStatus {
  if (!run.results?.some(({ result }) => isUnrouted(result))) return run;
  return { ...run, results: run.results.map((item) => ({ ...item, ...defined({ result: explained(item.result) }) })) };
}

function explained(result: FlowResult | null | undefined): FlowResult | null | undefined {
  if (!isUnrouted(result)) return result;
  return { ...result, error: { ...result.error, message: `${result.error.message}. ${NO_ROUTE_HINT}` } };
}

type Failure = Extract<FlowResult, { readonly outcome: "failed" }>;

function isUnrouted(result: FlowResult | null | undefined): result is Failure {
  return result?.outcome === "failed" && result.error.message.startsWith(NO_ROUTE);
}

/**
 * Returns the results, unless no item had a route.
 *
 * @throws FlowError if no item had a route: this is a mistake in the flow or in the configuration, not one of the inputs.
 */
export function unlessUnrouted(runId: string, results: FlowResult[]): FlowResult[] {
  const [first] = results;
  if (isUnrouted(first) && results.every(isUnrouted)) throw new FlowError(runId, first.error);
  return results;
}

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
