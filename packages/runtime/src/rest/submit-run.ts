import type { Rest } from "@stepflow/protocol/documents";
import type { Context } from "hono";
import type { Engine } from "../engine/engine.ts";
import { RunLimitError } from "../engine/run-limits.ts";
import type { RunHandle } from "../engine/submission.ts";
import type { Flow } from "../flow/flow.ts";
import { OverrideError } from "../flow/overrides.ts";
import type { RunRecord } from "../runs/run-record.ts";
import { toItemResults, toRunSummary } from "../runs/run-views.ts";
import type { RunWatch } from "../runs/run-watch.ts";
import { type CreateRun, readCreateRun } from "./create-run-request.ts";
import { readJsonBody } from "./request-body.ts";
import { RestError } from "./rest-error.ts";
import type { RestServices } from "./rest-services.ts";

/** Serves `POST /runs`: answers 202 at once, or with `wait` 200 and the results when the run has ended or the time is up. */
export async function createRun(
  { engine, maxConcurrency }: RestServices,
  watch: RunWatch,
  context: Context,
): Promise<Response> {
  const request = readCreateRun(await readJsonBody(context.req.raw));
  const flow = await findFlow(engine, request.flowId);
  const { runId } = submit(engine, flow, { ...request, maxConcurrency: request.maxConcurrency ?? maxConcurrency });
  // A run without workers may have ended already. 0.11 reports "running" for every run that it does not wait for.
  if (!request.wait) return context.json(toStarted(recordOf(engine, runId), request.inputs.length), 202);
  await watch.untilEnded(runId, { timeoutMs: request.timeoutSecs * 1_000, signal: context.req.raw.signal });
  const run = recordOf(engine, runId);
  const results = toItemResults(run, engine.runs.items(runId, { steps: false }) ?? []);
  const { finishedAtSeqno: _omitted, ...summary } = toRunSummary(run);
  return context.json({ ...summary, results } satisfies Rest.CreateRunResponse);
}

async function findFlow({ blobs, loadFlow }: Engine, flowId: string): Promise<Flow> {
  const isFlow = (await blobs.get(flowId))?.type === "flow";
  const flow = isFlow ? await loadFlow(flowId).catch(() => undefined) : undefined;
  if (flow !== undefined) return flow;
  throw RestError.traced(404, `Workflow '${flowId}' not found`);
}

function submit(engine: Engine, flow: Flow, request: CreateRun): RunHandle {
  const { inputs, overrides, variables, maxConcurrency } = request;
  if (maxConcurrency === 0) {
    throw RestError.traced(400, "maxConcurrency must be at least 1: with 0, no step would be executed");
  }
  try {
    return engine.submit(flow, inputs, { overrides, variables, maxConcurrency });
  } catch (error) {
    if (error instanceof RunLimitError) throw RestError.traced(429, error.message);
    if (!(error instanceof OverrideError)) throw error;
    const message = "failed to apply workflow overrides";
    throw RestError.json(400, message, [{ error: message }, { error: error.message }]);
  }
}

function recordOf({ runs }: Engine, runId: string): RunRecord {
  const run = runs.get(runId);
  if (run === undefined) throw RestError.traced(404, `Execution '${runId}' not found`);
  return run;
}

function toStarted(run: RunRecord, total: number): Rest.CreateRunResponse {
  const items = { total, completed: 0, running: total, failed: 0, cancelled: 0 };
  const { finishedAtSeqno: _later, ...summary } = toRunSummary(run);
  return { ...summary, status: "running", items, completedAt: null };
}
