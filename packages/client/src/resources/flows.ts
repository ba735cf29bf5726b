import type { Rest } from "@stepflow/protocol/documents";
import { defined } from "@stepflow/protocol/internal";
import type { CallOptions, Http } from "../http/http.ts";
import { toPathId } from "../http/path-id.ts";
import { BadRequestError } from "../model/client-error.ts";
import type { Diagnostic, StoredFlow } from "../model/results.ts";
import { isObject, optionalString, ResponseReader, type Unread } from "../responses/response-reader.ts";

/** Options of {@link Client.storeFlow}. */
export interface StoreFlowOptions extends CallOptions {
  /**
   * Whether the flow is only checked and not stored.
   *
   * @default false
   */
  readonly dryRun?: boolean | undefined;
}

export async function storeFlow(http: Http, flow: object, options: StoreFlowOptions = {}): Promise<StoredFlow> {
  try {
    return await postFlow(http, flow, options);
  } catch (error) {
    if (!isIntegerRefused(error)) throw error;
    return await storeAsBlob(http, definitionOf(flow), options, error);
  }
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

/** 0.12 and 0.13 read every number of a flow as a double and then refuse the one that must be an integer, `onError.maxRetries`. */
function isIntegerRefused(error: unknown): error is BadRequestError {
  return error instanceof BadRequestError && /floating point `[^`]*`, expected u32/.test(error.message);
}

/** Stores a flow that was refused as a blob of type `flow`, which is accepted. It is checked without `maxRetries` first. */
async function storeAsBlob(
  http: Http,
  flow: object,
  { dryRun = false, ...call }: StoreFlowOptions,
  refusal: BadRequestError,
): Promise<StoredFlow> {
  const checkable = withoutMaxRetries(flow);
  if (checkable === undefined) throw refusal;
  const checked = await postFlow(http, checkable, { ...call, dryRun: true });
  if (dryRun || checked.diagnostics.some(({ level }) => level === "fatal")) return checked;
  const json = { data: flow, blobType: "flow" };
  const { response, value } = await http.sendJson({ ...call, method: "POST", path: "/blobs", json });
  const reader = new ResponseReader(response);
  const flowId = reader.string(reader.object<Rest.StoreBlobResponse>(value), "blobId");
  return { ...checked, flowId, stored: true };
}

/** The definition of a flow that was built by `flow()`. */
function definitionOf(flow: object): object {
  const shown: unknown = "toJSON" in flow && typeof flow.toJSON === "function" ? flow.toJSON("") : flow;
  return isObject(shown) ? shown : flow;
}

/** The flow without `maxRetries`. Undefined if no step has it, so something else was refused. */
function withoutMaxRetries(flow: object): object | undefined {
  const { steps } = flow as { readonly steps?: unknown };
  if (!Array.isArray(steps)) return undefined;
  let found = false;
  const checkable = steps.map((step: unknown) => {
    if (!isObject(step) || !isObject(step["onError"]) || !Number.isInteger(step["onError"]["maxRetries"])) return step;
    found = true;
    const { maxRetries: _, ...onError } = step["onError"];
    return { ...step, onError };
  });
  return found ? { ...flow, steps: checkable } : undefined;
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
