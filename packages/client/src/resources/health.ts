import type { Rest } from "@stepflow/protocol/documents";
import type { CallOptions, Http } from "../http/http.ts";
import type { Health } from "../model/results.ts";
import { AnswerReader, optionalString } from "../responses/response-reader.ts";

export async function getHealth(http: Http, options: CallOptions = {}): Promise<Health> {
  const { answer, value } = await http.sendJson({ ...options, method: "GET", path: "/health" });
  const reader = new AnswerReader(answer);
  const body = reader.object<Rest.HealthResponse>(value);
  return {
    status: reader.string(body, "status"),
    ...optionalString(body, "timestamp"),
    ...optionalString(body, "version"),
  };
}
