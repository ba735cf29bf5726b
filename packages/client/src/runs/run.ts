import { checkTimeout } from "../http/deadline.ts";
import type { CallOptions, Http } from "../http/http.ts";
import { FlowRefusedError } from "../model/flow-refused-error.ts";
import type { RunResult } from "../model/results.ts";
import { isFlowText, storeFlow } from "../resources/flows.ts";
import { type RunSettings, submit } from "./submit.ts";
import { DEFAULT_RUN_TIMEOUT_MS, toWaitSecs, waitForRun } from "./wait-for-run.ts";

/** Options of {@link Client.run}. `timeoutMs` limits the whole run and is 300,000 by default. */
export interface RunOptions extends CallOptions, RunSettings {
  /**
   * Results of steps, by step id. A pinned step does not execute: the client runs a flow in which the value takes its place, and steps that
   * only it needs do not execute either. Values of pins are not checked, because the client has no validator for JSON Schema; `checkPinValues`
   * of `@stepflow/runtime` checks them against the schemas that `listComponents` returns.
   */
  readonly pins?: Readonly<Record<string, unknown>> | undefined;
}

/** Stores the flow unless it is the id of a stored one, runs it and waits until the run has ended. */
export async function run(
  http: Http,
  flow: object | string,
  inputs: readonly unknown[],
  options: CallOptions & RunSettings = {},
): Promise<RunResult> {
  const { signal, timeoutMs = DEFAULT_RUN_TIMEOUT_MS, ...settings } = options;
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

async function storeForRun(http: Http, flow: object | string, options: CallOptions): Promise<string> {
  const { flowId, stored, diagnostics } = await storeFlow(http, flow, options);
  if (!stored) throw new FlowRefusedError(`${http.baseUrl}/flows`, diagnostics, 200);
  return flowId;
}
