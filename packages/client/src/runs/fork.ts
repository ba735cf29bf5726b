import type { FlowResult } from "@stepflow/protocol";
import { type FlowDocument, InvalidForkError, missingResults, planFork } from "@stepflow/protocol/internal-flows";
import type { CallOptions, Http } from "../http/http.ts";
import { NotServedError } from "../model/client-error.ts";
import { isFinished, type RunResult, type StepRun } from "../model/results.ts";
import { applyOverrides, readFlowDocument, restoreItems, toPinnedFlow } from "./known-steps.ts";
import { FORKED_FROM, type RecordedRun, readRecordedRun } from "./recorded-run.ts";
import { run } from "./run.ts";
import type { RunSettings } from "./submit.ts";

/**
 * Options of {@link Client.fork}. Runtimes return neither the variables nor the overrides of a run, so those that the original had must be
 * given again. `timeoutMs` limits the whole run and is 300,000 by default.
 */
export interface ForkOptions extends CallOptions, Omit<RunSettings, "pins"> {
  /** Id of the first step that executes. Steps that depend on it execute, too, if the fork needs them. */
  readonly from: string;
  /** Index of the item that is forked. It may be omitted if the run has one item. */
  readonly item?: number | undefined;
  /** Another input. It is required since 0.12, where runtimes do not return inputs, unless what executes does without. */
  readonly input?: unknown;
  /** A changed flow. Steps that do not depend on `from` must have the same ids and components as before, or be pinned. */
  readonly flow?: object | string | undefined;
  /** Results of further steps, by step id. On 0.10 and 0.11, which do not return results of steps, all results that the fork needs. */
  readonly pins?: Readonly<Record<string, unknown>> | undefined;
}

/** Result of {@link Client.fork}. */
export interface ForkResult extends RunResult {
  /** The item that was forked, and the first step that executed. The metadata of the fork's flow has it, too. */
  readonly forkedFrom: { readonly runId: string; readonly itemIndex: number; readonly from: string };
  /** Ids of the steps whose results were known. */
  readonly pinned: readonly string[];
}

/** Runs the steps of a run again from one step on, as a new run of a rewritten flow. */
export async function fork(
  http: Http,
  runId: string,
  { from, item, input, flow, pins, signal, timeoutMs, overrides, ...settings }: ForkOptions,
): Promise<ForkResult> {
  const recorded = await readRecordedRun(http, { runId, item }, { signal });
  if (!isFinished(recorded.run.status)) {
    throw new InvalidForkError(`Run ${runId} is still running. Wait for its end or cancel it, and fork it then.`);
  }
  const today = applyOverrides(flow === undefined ? recorded.flow : await readFlowDocument(http, flow), overrides);
  const source = { runId, flow: recorded.flow, results: resultsOf(recorded) };
  const known = planFork(source, { flow: today, from, pins });
  checkResults(http, recorded, { flow: today, from }, known);
  const forkedFrom = { runId, itemIndex: recorded.itemIndex, from };
  const pinned = toPinnedFlow(today, known, { [FORKED_FROM]: forkedFrom });
  const given = input === undefined ? inputOf(http, recorded, pinned.flow) : input;
  const result = await run(http, pinned.flow, [given], { ...settings, signal, timeoutMs });
  return { ...result, items: restoreItems(result.items, pinned), forkedFrom, pinned: [...known.keys()] };
}

function resultsOf({ steps }: RecordedRun): ReadonlyMap<string, FlowResult> {
  return new Map(steps.flatMap(({ stepId, result }) => (result === undefined ? [] : [[stepId, result as FlowResult]])));
}

/** @throws NotServedError if the fork needs results that the runtime does not return. */
function checkResults(
  http: Http,
  { run: { runId }, steps }: RecordedRun,
  { flow, from }: { readonly flow: FlowDocument; readonly from: string },
  known: ReadonlyMap<string, FlowResult>,
): void {
  const missing = missingResults(flow, from, known, hiddenSteps(steps));
  if (missing.length === 0) return;
  const needed = `and the fork needs those of ${missing.join(", ")}`;
  throw new NotServedError(`The runtime does not return the results of steps, ${needed}.`, {
    method: "GET",
    url: `${http.baseUrl}/runs/${runId}/steps`,
    hint: "Give them as pins. Runtimes 0.10 and 0.11 do not return them.",
  });
}

/** Returns the ids of steps that have ended without a result that the runtime returns. */
function hiddenSteps(steps: readonly StepRun[]): readonly string[] {
  return steps
    .filter(({ status, result }) => result === undefined && (status === "completed" || status === "failed"))
    .map(({ stepId }) => stepId);
}

/** @throws NotServedError if the runtime does not return the input, and the flow needs it. */
function inputOf(http: Http, { run: { runId, inputs }, itemIndex }: RecordedRun, flow: FlowDocument): unknown {
  if (itemIndex < inputs.length) return inputs[itemIndex];
  if (!readsInput(flow)) return null;
  throw new NotServedError(`The runtime does not return the input of run ${runId}.`, {
    method: "GET",
    url: `${http.baseUrl}/runs/${runId}`,
    hint: "Give it as input. Runtimes since 0.12 do not return it.",
  });
}

/** A reference to the input, other than to the members that stand for the errors of pinned steps. */
const INPUT = /"\$input":"(?!\$\.pinnedFailure)/;

function readsInput(flow: FlowDocument): boolean {
  return INPUT.test(JSON.stringify([flow["steps"], flow["output"]]));
}
