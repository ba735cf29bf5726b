import type { Rest } from "@stepflow/protocol/documents";
import type { CallOptions, Http } from "../http/http.ts";
import { toPathId } from "../http/path-id.ts";
import { FlowRefusedError } from "../model/flow-refused-error.ts";
import type { StoredFlow } from "../model/results.ts";
import { isObject, ResponseReader } from "../responses/response-reader.ts";
import type { FlowText } from "./flow-text.ts";
import { postFlow } from "./post-flow.ts";
import type { StoreFlowOptions } from "./store-flow-options.ts";

/** Whether a string is the text of a flow. Ids of flows contain neither blanks nor braces. */
export function isFlowText(text: string): boolean {
  return /[\s{]/.test(text);
}

/** Reads a flow as YAML or JSON. The reader is loaded at the first use, because most programs pass objects. */
export async function readFlow(text: string): Promise<FlowText> {
  const { readFlowText } = await import("./flow-text.ts");
  return readFlowText(text);
}

export async function storeFlow(
  http: Http,
  flow: object | string,
  options: StoreFlowOptions = {},
): Promise<StoredFlow> {
  if (typeof flow !== "string") return await storeObject(http, flow, options);
  const text = await readFlow(flow);
  if (text.flow === undefined) throw new FlowRefusedError(`${http.baseUrl}/flows`, text.diagnostics);
  const stored = await storeObject(http, text.flow, options);
  return { ...stored, diagnostics: [...text.diagnostics, ...stored.diagnostics.map(text.locate)] };
}

async function storeObject(http: Http, flow: object, options: StoreFlowOptions): Promise<StoredFlow> {
  const definition = definitionOf(flow);
  if (holdsInteger(definition)) {
    const { storeWithIntegers } = await import("./store-with-integers.ts");
    const stored = await storeWithIntegers(http, definition, options);
    if (stored !== undefined) return stored;
  }
  return await postFlow(http, flow, options);
}

/** Whether a flow holds a whole number. */
function holdsInteger(value: unknown): boolean {
  if (typeof value === "number" || typeof value === "bigint")
    return typeof value === "bigint" || Number.isInteger(value);
  return typeof value === "object" && value !== null && Object.values(value).some(holdsInteger);
}

export async function getFlow(http: Http, flowId: string, options: CallOptions = {}): Promise<unknown> {
  const path = `/flows/${toPathId("flowId", flowId)}`;
  const { response, value } = await http.sendJson({ ...options, method: "GET", path });
  return new ResponseReader(response).object<Rest.FlowResponse>(value).flow;
}

/** The definition of a flow that was built by `flow()`. */
export function definitionOf(flow: object): object {
  const shown: unknown = "toJSON" in flow && typeof flow.toJSON === "function" ? flow.toJSON("") : flow;
  return isObject(shown) ? shown : flow;
}
