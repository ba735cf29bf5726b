import type { Engine } from "../engine/engine.ts";
import type { Flow } from "../flow/flow.ts";
import { RestError } from "../rest/rest-error.ts";

const FLOW_ID = /^[0-9a-f]{64}$/i;

/** Loads a flow. Only blobs of type `flow` count. @throws RestError 400, 404 */
export async function findFlow({ blobs, loadFlow }: Engine, flowId: string): Promise<Flow> {
  if (!FLOW_ID.test(flowId)) throw RestError.named(400, "invalid flow_id format");
  const isFlow = (await blobs.get(flowId))?.type === "flow";
  const flow = isFlow ? await loadFlow(flowId).catch(() => undefined) : undefined;
  if (flow !== undefined) return flow;
  throw RestError.named(404, `flow '${flowId}' not found`);
}
