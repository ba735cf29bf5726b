import type { Context } from "hono";
import type { Engine } from "../engine/engine.ts";
import { RunLimitError } from "../engine/run-limits.ts";
import type { RunHandle } from "../engine/submission.ts";
import type { Flow } from "../flow/flow.ts";
import { OverrideError } from "../flow/overrides.ts";
import { readJsonBody } from "../rest/request-body.ts";
import { RestError } from "../rest/rest-error.ts";
import type { RestServices } from "../rest/rest-services.ts";
import type { RunRecord } from "../runs/run-record.ts";
import type { RunWatch } from "../runs/run-watch.ts";
import { type CreateRun, readCreateRun } from "./create-run-request.ts";
import { findFlow } from "./find-flow.ts";
import { answerMessage, MAX_BODY_BYTES } from "./message-json.ts";
import { toBegun, toItems, toSummary } from "./run-messages.ts";

/** Serves `POST /runs`: answers at once, or with `wait` when the run has ended or the time is up. */
export async function createRun(
  { engine, maxConcurrency }: RestServices,
  watch: RunWatch,
  context: Context,
): Promise<Response> {
  const request = readCreateRun(await readJsonBody(context.req.raw, MAX_BODY_BYTES));
  const flow = await findFlow(engine, request.flowId);
  const { runId } = submit(engine, flow, { ...request, maxConcurrency: request.maxConcurrency ?? maxConcurrency });
  if (!request.wait) return answerMessage({ summary: toBegun(recordOf(engine, runId)), results: [] });
  await watch.untilEnded(runId, { timeoutMs: request.timeoutSecs * 1_000, signal: context.req.raw.signal });
  const run = recordOf(engine, runId);
  return answerMessage({ summary: toSummary(engine, run), results: toItems(run, engine.runs.items(runId) ?? []) });
}

function submit(engine: Engine, flow: Flow, { inputs, overrides, variables, maxConcurrency }: CreateRun): RunHandle {
  if (maxConcurrency === 0) {
    throw RestError.named(400, "maxConcurrency must be at least 1: with 0, no step would be executed");
  }
  try {
    return engine.submit(flow, inputs, { overrides, variables, maxConcurrency });
  } catch (error) {
    if (error instanceof RunLimitError) throw RestError.named(429, error.message);
    if (!(error instanceof OverrideError)) throw error;
    throw RestError.named(400, "failed to apply workflow overrides");
  }
}

function recordOf({ runs }: Engine, runId: string): RunRecord {
  const run = runs.get(runId);
  if (run === undefined) throw RestError.named(404, `run '${runId}' not found`);
  return run;
}
