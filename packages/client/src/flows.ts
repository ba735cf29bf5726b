import { AnswerReader, type JsonObject, optionalString } from "./answer-reader.ts";
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
  const json = { flow, ...(dryRun === undefined ? {} : { dryRun }) };
  const { answer, value } = await http.sendJson({ ...call, method: "POST", path: "/flows", json });
  const reader = new AnswerReader(answer);
  const body = reader.object(value);
  return {
    flowId: reader.string(body, "flowId"),
    stored: body["stored"] === true,
    diagnostics: readDiagnostics(reader, body["diagnostics"]),
  };
}

export async function getFlow(http: Http, flowId: string, options: CallOptions = {}): Promise<unknown> {
  const path = `/flows/${toPathId("flowId", flowId)}`;
  const { answer, value } = await http.sendJson({ ...options, method: "GET", path });
  return new AnswerReader(answer).object(value)["flow"];
}

// 0.9 – 0.11: {diagnostics: […], numFatal, …}
function readDiagnostics(reader: AnswerReader, value: unknown): Diagnostic[] {
  if (value === undefined || value === null) return [];
  return reader.list(reader.object(value, '"diagnostics"'), "diagnostics", (item) => readDiagnostic(reader, item));
}

function readDiagnostic(reader: AnswerReader, item: JsonObject): Diagnostic {
  return {
    kind: reader.string(item, "kind"),
    code: reader.number(item, "code"),
    level: reader.oneOf(item, "level", ["fatal", "error", "warning"]),
    message: reader.string(item, "formatted"),
    ...optionalString(item, "path"),
    ...(item["data"] === undefined || item["data"] === null ? {} : { data: item["data"] }),
  };
}
