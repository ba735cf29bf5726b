import { type FlowResult, parseBlobId, type RunStatus } from "@stepflow/protocol";
import type { EvaluateOptions, GetRunOptions, SubmitRunOptions } from "../context/method-options.ts";
import { remainingLimits } from "../limits/call-limits.ts";
import { storeJson } from "./blob-methods.ts";
import type { ExecutionState } from "./execution-state.ts";
import { writeSendable } from "./output-check.ts";
import { resolveResults } from "./resolved-results.ts";
import { outputOf, resultsInOrder } from "./run-results.ts";
import { checkSubmission } from "./submission-check.ts";

/** `ctx.submitRun` */
export async function submitRun(
  state: ExecutionState,
  flow: string | object,
  inputs: readonly unknown[],
  given: SubmitRunOptions = {},
): Promise<RunStatus> {
  const options = { ...given };
  checkSubmission(flow, inputs, options);
  state.begin("submitRun", options);
  const startedMs = Date.now();
  // Copied at once: the component may change what it has passed in before the request is sent.
  const inputsCopy = copy(state, "The list of inputs", inputs);
  const overridesCopy = options.overrides && copy(state, "The overrides", options.overrides);
  const flowId = typeof flow === "string" ? (parseBlobId(flow) ?? flow) : await storeFlow(state, flow, options);
  const { timeoutMs, signal } = options;
  const hasStoredFlow = flowId !== flow;
  const limits =
    hasStoredFlow && timeoutMs !== undefined ? remainingLimits({ timeoutMs, signal }, startedMs) : undefined;
  const submission = { ...options, ...limits, overrides: await overridesCopy };
  const items = (await inputsCopy) as unknown[];
  const runs = await state.link.runs();
  const submit = async (): Promise<RunStatus> => resolveResults(await runs.submit(flowId, items, submission), state);
  return options.wait ? state.yieldSlotWhile(submit) : submit();
}

/** `ctx.getRun` */
export async function getRun(state: ExecutionState, runId: string, given: GetRunOptions = {}): Promise<RunStatus> {
  const options = { ...given };
  state.begin("getRun", options);
  const runs = await state.link.runs();
  const get = async (): Promise<RunStatus> => resolveResults(await runs.get(runId, options), state);
  return options.wait ? state.yieldSlotWhile(get) : get();
}

/** `ctx.evaluateFlow` */
export async function evaluateFlow(
  state: ExecutionState,
  flow: string | object,
  input: unknown,
  options?: EvaluateOptions,
): Promise<unknown> {
  const run = await submitRun(state, flow, [input], { ...options, wait: true });
  return outputOf(run.runId, resultsInOrder(run, 1)[0]);
}

/** `ctx.evaluateRun` */
export async function evaluateRun(
  state: ExecutionState,
  flow: string | object,
  inputs: readonly unknown[],
  options?: EvaluateOptions,
): Promise<FlowResult[]> {
  checkSubmission(flow, inputs, options);
  // The component may change the list while the run is waited for.
  const count = inputs.length;
  if (count === 0) return [];
  return resultsInOrder(await submitRun(state, flow, inputs, { ...options, wait: true }), count);
}

/** Stores a flow within the limits of one request: `timeoutMs` may allow far more for a run that is waited for. */
function storeFlow(
  state: ExecutionState,
  flow: object,
  { wait, timeoutMs, signal }: SubmitRunOptions,
): Promise<string> {
  const { callbackTimeoutMs, numbers } = state.settings;
  const limits = {
    signal,
    timeoutMs: wait ? Math.min(timeoutMs ?? callbackTimeoutMs, callbackTimeoutMs) : timeoutMs,
  };
  return storeJson(state, writeSendable(numbers, "The flow", flow), "flow", limits);
}

/** A copy of a value as it is now. @throws TypeError for a value that JSON would change. */
function copy({ settings: { numbers } }: ExecutionState, what: string, value: unknown): Promise<unknown> {
  return numbers.readBack(writeSendable(numbers, what, value));
}
