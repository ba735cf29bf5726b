import { type FlowResult, parseBlobId, type RunStatus } from "@stepflow/protocol";
import type { EvaluateOptions, GetRunOptions, SubmitRunOptions } from "../context/method-options.ts";
import { type CallOptions, remainingLimits } from "../limits/call-limits.ts";
import { storeJson } from "./blob-methods.ts";
import type { ExecutionState } from "./execution-state.ts";
import { completeFlow } from "./own-route.ts";
import { resolveResults } from "./resolved-results.ts";
import { explainFailures, outputOf, resultsInOrder, unlessUnrouted } from "./run-results.ts";
import { checkSubmission } from "./submission-check.ts";
import { writeSendable } from "./write-sendable.ts";

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
  const startedMs = performance.now();
  // Copied at once: the component may change what it has passed in before the request is sent.
  const inputsCopy = copy(state, "The list of inputs", inputs);
  const overrides =
    options.overrides === undefined
      ? undefined
      : writeSendable(state.settings.numbers, "The overrides", options.overrides);
  const flowId = typeof flow === "string" ? (parseBlobId(flow) ?? flow) : await storeFlow(state, flow, options);
  const { timeoutMs, signal } = options;
  const hasStoredFlow = flowId !== flow;
  const limits =
    hasStoredFlow && timeoutMs !== undefined ? remainingLimits({ timeoutMs, signal }, startedMs) : undefined;
  const submission = {
    ...options,
    ...limits,
    overrides: overrides && (await readOverrides(state, overrides, options)),
  };
  const items = (await inputsCopy) as unknown[];
  const runs = await state.link.runs();
  const submit = async (): Promise<RunStatus> => readResults(await runs.submit(flowId, items, submission), state);
  return options.wait ? state.yieldSlotWhile(submit) : submit();
}

/** `ctx.getRun` */
export async function getRun(state: ExecutionState, runId: string, given: GetRunOptions = {}): Promise<RunStatus> {
  const options = { ...given };
  state.begin("getRun", options);
  const runs = await state.link.runs();
  const get = async (): Promise<RunStatus> => readResults(await runs.get(runId, options), state);
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
  const run = await submitRun(state, flow, inputs, { ...options, wait: true });
  return unlessUnrouted(run.runId, resultsInOrder(run, count));
}

/** Limits of one request before a run: `timeoutMs` may allow far more for a run that is waited for. */
function requestLimits(
  { settings: { callbackTimeoutMs } }: ExecutionState,
  { wait, timeoutMs, signal }: SubmitRunOptions,
): CallOptions {
  return { signal, timeoutMs: wait ? Math.min(timeoutMs ?? callbackTimeoutMs, callbackTimeoutMs) : timeoutMs };
}

async function storeFlow(state: ExecutionState, flow: object, options: SubmitRunOptions): Promise<string> {
  const limits = requestLimits(state, options);
  const json = writeSendable(state.settings.numbers, "The flow", flow);
  return storeJson(state, await completeFlow(state, json, limits), "flow", limits);
}

function readResults(run: RunStatus, state: ExecutionState): Promise<RunStatus> {
  return resolveResults(explainFailures(run), state);
}

async function readOverrides(state: ExecutionState, json: string, options: SubmitRunOptions): Promise<unknown> {
  return state.settings.numbers.readBack(await completeFlow(state, json, requestLimits(state, options)));
}

/** A copy of a value as it is now. @throws TypeError for a value that JSON would change. */
function copy({ settings: { numbers } }: ExecutionState, what: string, value: unknown): unknown {
  return numbers.readBack(writeSendable(numbers, what, value));
}
