import type { Rest } from "@stepflow/protocol/documents";
import { defined } from "@stepflow/protocol/internal";
import type { CallOptions, Http } from "../http/http.ts";
import { toPathId } from "../http/path-id.ts";
import { ClientError } from "../model/client-error.ts";
import { FlowRefusedError } from "../model/flow-refused-error.ts";
import type { Diagnostic, StoredFlow } from "../model/results.ts";
import { isObject, optionalString, ResponseReader, type Unread } from "../responses/response-reader.ts";
import type { FlowText } from "./flow-text.ts";
import { readTraits } from "./runtime-traits.ts";

/** Options of {@link Client.storeFlow}. */
export interface StoreFlowOptions extends CallOptions {
  /**
   * Whether the flow is only checked and not stored.
   *
   * @default false
   */
  readonly dryRun?: boolean | undefined;
}

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
  if (holdsInteger(definition) && (await losesIntegers(http, options)))
    return await storeAsBlob(http, definition, options);
  return await postFlow(http, flow, options);
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

async function postFlow(http: Http, flow: object, options: StoreFlowOptions): Promise<StoredFlow> {
  const { dryRun, ...call } = options;
  const json: Rest.StoreFlowRequest = { flow: flow as Rest.FlowDocument, ...defined({ dryRun }) };
  const { response, value } = await http.sendJson({ ...call, method: "POST", path: "/flows", json });
  const reader = new ResponseReader(response);
  const body = reader.object<Rest.StoreFlowResponse>(value);
  return {
    flowId: reader.string(body, "flowId"),
    stored: body.stored === true,
    diagnostics: readDiagnostics(reader, body.diagnostics),
  };
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

/** The definition of a flow that was built by `flow()`. */
export function definitionOf(flow: object): object {
  const shown: unknown = "toJSON" in flow && typeof flow.toJSON === "function" ? flow.toJSON("") : flow;
  return isObject(shown) ? shown : flow;
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

// All runtimes send {diagnostics: […], numFatal, …}.
function readDiagnostics(reader: ResponseReader, value: unknown): Diagnostic[] {
  if (value === undefined || value === null) return [];
  const found = reader.object<Rest.Diagnostics>(value, '"diagnostics"');
  return reader.list(found, "diagnostics", (item: Unread<Rest.Diagnostic>) => readDiagnostic(reader, item));
}

function readDiagnostic(reader: ResponseReader, item: Unread<Rest.Diagnostic>): Diagnostic {
  return {
    kind: reader.string(item, "kind"),
    code: reader.number(item, "code"),
    level: reader.oneOf(item, "level", ["fatal", "error", "warning"]),
    message: reader.string(item, "formatted"),
    ...optionalString(item, "path"),
    ...defined({ data: item.data ?? undefined }),
  };
}
