import { CallbackError, FlowError, type FlowResult, isJsonObject, type RunStatus } from "@stepflow/protocol";
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

/** Adds to the messages of failed items why they failed: the error of the component, or that there is no route and how to mend it. */
export function explainFailures(run: RunStatus): RunStatus {
  if (!run.results?.some(({ result }) => explanationOf(result) !== undefined)) return run;
  return { ...run, results: run.results.map((item) => ({ ...item, ...defined({ result: explained(item.result) }) })) };
}

function explained(result: FlowResult | null | undefined): FlowResult | null | undefined {
  const explanation = explanationOf(result);
  if (explanation === undefined || result?.outcome !== "failed") return result;
  return { ...result, error: { ...result.error, message: `${result.error.message}${explanation}` } };
}

function explanationOf(result: FlowResult | null | undefined): string | undefined {
  if (result?.outcome !== "failed") return undefined;
  const { message, data } = result.error;
  if (message.startsWith(NO_ROUTE)) return message.includes(NO_ROUTE_HINT) ? undefined : `. ${NO_ROUTE_HINT}`;
  const cause = innermostCause(data);
  return cause === undefined || message.includes(cause) ? undefined : `: ${cause}`;
}

/** Runtimes 0.9 and 0.10 report `step "a" failed`. The error of the component is the last one of the stack in `data`. */
function innermostCause(data: unknown): string | undefined {
  const stack = isJsonObject(data) ? data["stack"] : undefined;
  const last: unknown = Array.isArray(stack) ? stack.at(-1) : undefined;
  const cause = isJsonObject(last) ? last["error"] : undefined;
  return typeof cause === "string" ? cause : undefined;
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
