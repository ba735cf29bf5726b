import type { Rest } from "@stepflow/protocol/documents";
import type { Http } from "../http/http.ts";
import { ClientError } from "../model/client-error.ts";
import type { StoredFlow } from "../model/results.ts";
import { isObject, ResponseReader } from "../responses/response-reader.ts";
import { postFlow } from "./post-flow.ts";
import { readTraits } from "./runtime-traits.ts";
import type { StoreFlowOptions } from "./store-flow-options.ts";

/** Stores a flow with whole numbers so that they stay integers. Returns `undefined` if the runtime keeps them anyway. */
export async function storeWithIntegers(
  http: Http,
  flow: object,
  options: StoreFlowOptions,
): Promise<StoredFlow | undefined> {
  return (await losesIntegers(http, options)) ? await storeAsBlob(http, flow, options) : undefined;
}

/** Whether the runtime makes doubles of the whole numbers in a flow that is stored by `POST /flows`. */
async function losesIntegers(http: Http, { signal }: StoreFlowOptions): Promise<boolean> {
  try {
    return !(await readTraits(http, signal)).keepsIntegers;
  } catch (error) {
    // A proxy may offer the flows only. Without them, the request that follows fails with the better message.
    if (error instanceof ClientError) return false;
    throw error;
  }
}

/** Stores a flow as a blob of type `flow`, which runtimes run as well. It is checked without `maxRetries`, which is refused as a double. */
async function storeAsBlob(
  http: Http,
  flow: object,
  { dryRun = false, ...call }: StoreFlowOptions,
): Promise<StoredFlow> {
  const checked = await postFlow(http, withoutMaxRetries(flow), { ...call, dryRun: true });
  if (dryRun || checked.diagnostics.some(({ level }) => level === "fatal")) return checked;
  const json = { data: flow, blobType: "flow" };
  const { response, value } = await http.sendJson({ ...call, method: "POST", path: "/blobs", json });
  const reader = new ResponseReader(response);
  const flowId = reader.string(reader.object<Rest.StoreBlobResponse>(value), "blobId");
  return { ...checked, flowId, stored: true };
}

/** The flow without `maxRetries`. */
function withoutMaxRetries(flow: object): object {
  const { steps } = flow as { readonly steps?: unknown };
  if (!Array.isArray(steps)) return flow;
  const checkable = steps.map((step: unknown) => {
    if (!isObject(step) || !isObject(step["onError"]) || !Number.isInteger(step["onError"]["maxRetries"])) return step;
    const { maxRetries: _, ...onError } = step["onError"];
    return { ...step, onError };
  });
  return { ...flow, steps: checkable };
}
