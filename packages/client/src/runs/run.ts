import { checkTimeout } from "../http/deadline.ts";
import type { CallOptions, Http } from "../http/http.ts";
import { ClientError } from "../model/client-error.ts";
import type { Diagnostic, RunResult } from "../model/results.ts";
import { storeFlow } from "../resources/flows.ts";
import { type RunSettings, submit } from "./submit.ts";
import { DEFAULT_RUN_TIMEOUT_MS, toWaitSecs, waitForRun } from "./wait-for-run.ts";

/** Options of {@link Client.run}. `timeoutMs` limits the whole run and is 300,000 by default. */
export interface RunOptions extends CallOptions, RunSettings {}

/** The runtime refused to store the flow. `diagnostics` contains the reasons. */
export class FlowRefusedError extends ClientError {
  override readonly name = "FlowRefusedError";
  /** Findings in the flow, warnings included. */
  readonly diagnostics: readonly Diagnostic[];

  constructor(http: Http, diagnostics: readonly Diagnostic[]) {
    const reasons = diagnostics
      .filter((diagnostic) => diagnostic.level !== "warning")
      .map((diagnostic) => `  ${diagnostic.path ?? "$"}: ${diagnostic.message} (${diagnostic.kind})`);
    super(["The flow was not stored:", ...reasons].join("\n"), {
      method: "POST",
      url: `${http.baseUrl}/flows`,
      status: 200,
    });
    this.diagnostics = diagnostics;
  }
}

/** Stores the flow if it is a definition, runs it and waits until the run has ended. */
export async function run(
  http: Http,
  flow: object | string,
  inputs: readonly unknown[],
  options: RunOptions = {},
): Promise<RunResult> {
  const { signal, timeoutMs = DEFAULT_RUN_TIMEOUT_MS, ...settings } = options;
  checkTimeout(timeoutMs);
  const startedMs = performance.now();
  const flowId = typeof flow === "string" ? flow : await storeForRun(http, flow, { signal });
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

async function storeForRun(http: Http, flow: object, options: CallOptions): Promise<string> {
  const { flowId, stored, diagnostics } = await storeFlow(http, flow, options);
  if (!stored) throw new FlowRefusedError(http, diagnostics);
  return flowId;
}
