import type { Rest } from "@stepflow/protocol/documents";
import type { CallOptions, Http } from "../http/http.ts";
import type { RunDetails } from "../model/results.ts";
import { readDetails } from "../responses/read-run-details.ts";
import { ResponseReader } from "../responses/response-reader.ts";
import { runPath } from "./run-path.ts";

export async function getRun(http: Http, runId: string, options: CallOptions = {}): Promise<RunDetails> {
  const { response, value } = await http.sendJson({ ...options, method: "GET", path: runPath(runId) });
  const reader = new ResponseReader(response);
  return readDetails(reader, reader.object<Rest.RunDetails>(value));
}
