import { StepflowError } from "@stepflow/protocol";
import { type ComponentContext, type Engine, jsonOf, putJson, toItemResults, toRunSummary } from "@stepflow/runtime";
import type { CallbackHandler } from "@stepflow/transport/client";

/** What the worker is answered with. */
class Refusal extends StepflowError {
  static override readonly brand: string = "Refusal";
}

type Params = Readonly<Record<string, unknown>>;

/** Serves the calls of one execution, as far as flows need it. */
export function serveCallbacks(engine: Engine, context: ComponentContext): CallbackHandler {
  return async (method, params) => {
    const given = params as Params;
    if (method === "blobs/put") {
      const type = given["blob_type"] === "flow" ? "flow" : "data";
      return { blob_id: await putJson(engine.blobs, given["data"], { type }) };
    }
    if (method === "blobs/get") return await getBlob(engine, String(given["blob_id"]));
    if (method === "runs/submit") return await submitRun(engine, context, given);
    if (method === "runs/get") return await getRun(engine, given);
    throw new Error(`Unknown method ${method}`);
  };
}

async function getBlob(engine: Engine, id: string): Promise<object> {
  const blob = await engine.blobs.get(id);
  if (blob === undefined) throw new Refusal(-32000, "Failed to get blob");
  return { data: jsonOf(blob), blob_type: blob.type };
}

async function submitRun(engine: Engine, context: ComponentContext, params: Params): Promise<object> {
  const { flowId, inputs, wait, maxConcurrency } = params;
  const flow = await engine.loadFlow(String(flowId));
  if (flow === undefined) throw new Refusal(-32005, "Not found");
  const limit = typeof maxConcurrency === "number" ? { maxConcurrency } : {};
  const { runId, ended } = context.submit(flow, inputs as unknown[], limit);
  if (wait === true) await ended;
  return statusOf(engine, runId, wait === true);
}

async function getRun(engine: Engine, { runId, wait, includeResults }: Params): Promise<object> {
  const id = String(runId);
  while (wait === true && engine.runs.get(id)?.status === "running")
    await new Promise((resolve) => setImmediate(resolve));
  return statusOf(engine, id, includeResults === true);
}

function statusOf(engine: Engine, runId: string, withResults: boolean): object {
  const run = engine.runs.get(runId);
  if (run === undefined) throw new Refusal(-32000, "Failed to get run");
  const { rootRunId: _root, parentRunId: _parent, createdAtSeqno: _seqno, flowName, ...rest } = toRunSummary(run);
  const { runId: id, flowId, ...state } = rest;
  const summary = { runId: id, flowId, ...(flowName === null ? {} : { flowName }), ...state };
  return withResults ? { ...summary, results: toItemResults(run, engine.runs.items(runId) ?? []) } : summary;
}
