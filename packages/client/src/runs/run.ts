import { toKnownResults } from "@stepflow/protocol/internal";
import { checkTimeout } from "../http/deadline.ts";
import type { CallOptions, Http } from "../http/http.ts";
import { FlowRefusedError } from "../model/flow-refused-error.ts";
import type { RunResult } from "../model/results.ts";
import { isFlowText } from "../resources/flow-text.ts";
import { getFlow, storeFlow } from "../resources/flows.ts";
import { applyOverrides, readFlowDocument, restoreItems, toPinnedFlow } from "./known-steps.ts";
import { type RunSettings, submit } from "./submit.ts";
import { DEFAULT_RUN_TIMEOUT_MS, toWaitSecs, waitForRun } from "./wait-for-run.ts";

/** Options of {@link Client.run}. `timeoutMs` limits the whole run and is 300,000 by default. */
export interface RunOptions extends CallOptions, RunSettings {
  /**
   * Results of steps, by step id. A pinned step does not execute: the client runs a flow in which the value takes its place, and steps that
   * only it needs do not execute either.
   */
  readonly pins?: Readonly<Record<string, unknown>> | undefined;
}

/** Stores the flow unless it is the id of a stored one, runs it and waits until the run has ended. */
export async function run(
  http: Http,
  flow: object | string,
  inputs: readonly unknown[],
  options: RunOptions = {},
): Promise<RunResult> {
  const { signal, timeoutMs = DEFAULT_RUN_TIMEOUT_MS, pins = {}, ...settings } = options;
  if (Object.keys(pins).length > 0) return await runPinned(http, flow, inputs, { ...options, pins });
  checkTimeout(timeoutMs);
  const startedMs = performance.now();
  const isId = typeof flow === "string" && !isFlowText(flow);
  const flowId = isId ? flow : await storeForRun(http, flow, { signal });
  const remainingMs = Math.max(startedMs + timeoutMs - performance.now(), 1);
  const started = await submit(http, flowId, inputs, {
    ...settings,
    signal,
    wait: true,
    timeoutSecs: toWaitSecs(remainingMs),
    timeoutMs: remainingMs,
  });
  const { runId, status, items } = started;
  if (items !== undefined) return { runId, status, items };
  return await waitForRun(http, runId, { signal, timeoutMs }, startedMs);
}

/** Runs a flow that has been rewritten for its pins. */
async function runPinned(
  http: Http,
  flow: object | string,
  inputs: readonly unknown[],
  { pins = {}, overrides, ...options }: RunOptions,
): Promise<RunResult> {
  const isId = typeof flow === "string" && !isFlowText(flow);
  const { signal } = options;
  const document = isId ? ((await getFlow(http, flow, { signal })) as object) : flow;
  const patched = applyOverrides(await readFlowDocument(http, document), overrides);
  const pinned = toPinnedFlow(patched, toKnownResults(pins));
  const result = await run(http, pinned.flow, inputs, options);
  return { ...result, items: restoreItems(result.items, pinned) };
}

async function storeForRun(http: Http, flow: object | string, options: CallOptions): Promise<string> {
  const { flowId, stored, diagnostics } = await storeFlow(http, flow, options);
  if (!stored) throw new FlowRefusedError(`${http.baseUrl}/flows`, diagnostics, 200);
  return flowId;
}
