import type { Rest } from "@stepflow/protocol/documents";
import { defined } from "@stepflow/protocol/internal-client";
import type { Http } from "../http/http.ts";
import type { Diagnostic, StoredFlow } from "../model/results.ts";
import { optionalString, ResponseReader, type Unread } from "../responses/response-reader.ts";
import type { StoreFlowOptions } from "./store-flow-options.ts";

/** Stores a flow by `POST /flows`. */
export async function postFlow(http: Http, flow: object, options: StoreFlowOptions): Promise<StoredFlow> {
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
