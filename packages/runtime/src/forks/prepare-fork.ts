import { type FlowResult, InvalidForkError } from "@stepflow/protocol";
import { patchSteps, planFork } from "@stepflow/protocol/internal-flows";
import type { SubmitOptions } from "../engine/submission.ts";
import type { Flow } from "../flow/flow.ts";
import { applyOverrides } from "../flow/overrides.ts";
import { findRecordedItem, type RecordedItem } from "../runs/recorded-item.ts";
import type { ForkOrigin } from "../runs/run-event.ts";
import type { RunStore } from "../runs/run-store.ts";
import type { ForkOptions } from "./fork-options.ts";

/** A fork that is ready to be submitted. */
export interface PreparedFork {
  readonly flow: Flow;
  readonly input: unknown;
  readonly options: SubmitOptions & {
    readonly known: ReadonlyMap<string, FlowResult>;
    readonly forkedFrom: ForkOrigin;
  };
}

/**
 * Finds what a fork takes over from a run.
 *
 * @param read reads the flow of the options as the runtime's version does.
 * @throws UnknownRunError; InvalidForkError; InvalidPinError; InvalidFlowError; OverrideError.
 */
export function prepareFork(
  store: RunStore,
  runId: string,
  { from, item: index, input, flow: changed, pins, ...options }: ForkOptions,
  read: (flow: string | object | Flow) => Flow,
): PreparedFork {
  const recorded = findRecordedItem(store, runId, index);
  const { run, item } = recorded;
  if (run.status === "running") {
    throw new InvalidForkError(`Run ${runId} is still running. Wait for its end or cancel it, and fork it then.`);
  }
  const flow = read(changed ?? run.flow);
  const { overrides = run.overrides, variables = run.variables } = options;
  const today = applyOverrides(flow, overrides, flow.version).document;
  const source = { runId, flow: patchSteps(run.flow.document, run.overrides?.steps), results: resultsOf(recorded) };
  const known = planFork(source, { flow: today, from, pins });
  const forkedFrom = { runId, itemIndex: item.itemIndex, from };
  return {
    flow,
    input: input === undefined ? item.input : input,
    options: { ...options, overrides, variables, known, forkedFrom },
  };
}

/** The results of the steps of an item. @throws InvalidForkError if they have not been kept. */
function resultsOf({ run, item }: RecordedItem): ReadonlyMap<string, FlowResult> {
  if (item.steps.length === 0 && item.stepStates.length > 0) {
    const why = 'Run flows that you want to fork with retain: { steps: "full" }, which is the default.';
    throw new InvalidForkError(`Run ${run.runId} keeps no results of steps. ${why}`);
  }
  return new Map(item.steps.flatMap(({ stepId, result }) => (result === undefined ? [] : [[stepId, result]])));
}
