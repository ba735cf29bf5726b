import type { Rest } from "@stepflow/protocol/documents";
import type { CallOptions, Http } from "../http/http.ts";
import type { Health } from "../model/results.ts";
import { optionalString, ResponseReader } from "../responses/response-reader.ts";

export async function getHealth(http: Http, options: CallOptions = {}): Promise<Health> {
  const { response, value } = await http.sendJson({ ...options, method: "GET", path: "/health" });
  const reader = new ResponseReader(response);
  const body = reader.object<Rest.HealthResponse>(value);
  return {
    status: reader.string(body, "status"),
    ...optionalString(body, "timestamp"),
    ...optionalString(body, "version"),
  };
}
