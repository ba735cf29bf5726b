import type { Rest } from "@stepflow/protocol/documents";
import { AnswerReader, optionalString, type Unread } from "./answer-reader.ts";
import type { CallOptions, Http } from "./http.ts";
import { toPathId } from "./path-id.ts";
import type { Diagnostic, StoredFlow } from "./results.ts";

/** Options of {@link Client.storeFlow}. */
export interface StoreFlowOptions extends CallOptions {
  /** Only check the flow; nothing is stored. */
  readonly dryRun?: boolean;
}

export async function storeFlow(http: Http, flow: object, options: StoreFlowOptions = {}): Promise<StoredFlow> {
  const { dryRun, ...call } = options;
  const json: Rest.StoreFlowRequest = { flow: flow as Rest.FlowDocument, ...(dryRun === undefined ? {} : { dryRun }) };
  const { answer, value } = await http.sendJson({ ...call, method: "POST", path: "/flows", json });
  const reader = new AnswerReader(answer);
  const body = reader.object<Rest.StoreFlowResponse>(value);
  return {
    flowId: reader.string(body, "flowId"),
    stored: body.stored === true,
    diagnostics: readDiagnostics(reader, body.diagnostics),
  };
}

export async function getFlow(http: Http, flowId: string, options: CallOptions = {}): Promise<unknown> {
  const path = `/flows/${toPathId("flowId", flowId)}`;
  const { answer, value } = await http.sendJson({ ...options, method: "GET", path });
  return new AnswerReader(answer).object<Rest.FlowResponse>(value).flow;
}

// 0.9 – 0.11: {diagnostics: […], numFatal, …}
function readDiagnostics(reader: AnswerReader, value: unknown): Diagnostic[] {
  if (value === undefined || value === null) return [];
  const found = reader.object<Rest.Diagnostics>(value, '"diagnostics"');
  return reader.list(found, "diagnostics", (item: Unread<Rest.Diagnostic>) => readDiagnostic(reader, item));
}

function readDiagnostic(reader: AnswerReader, item: Unread<Rest.Diagnostic>): Diagnostic {
  return {
    kind: reader.string(item, "kind"),
    code: reader.number(item, "code"),
    level: reader.oneOf(item, "level", ["fatal", "error", "warning"]),
    message: reader.string(item, "formatted"),
    ...optionalString(item, "path"),
    ...(item.data === undefined || item.data === null ? {} : { data: item.data }),
  };
}
