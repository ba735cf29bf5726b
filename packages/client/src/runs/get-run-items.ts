import type { Rest } from "@stepflow/protocol/documents";
import type { CallOptions, Http } from "../http/http.ts";
import type { ItemResult } from "../model/results.ts";
import { byIndex, readItem } from "../responses/read-run.ts";
import { ResponseReader, type Unread } from "../responses/response-reader.ts";
import type { ItemResults } from "../responses/rest-since-012.ts";
import { runPath } from "./run-path.ts";

export async function getRunItems(http: Http, runId: string, options: CallOptions = {}): Promise<ItemResult[]> {
  const { response, value } = await http.sendJson({ ...options, method: "GET", path: `${runPath(runId)}/items` });
  const reader = new ResponseReader(response);
  const body = reader.object<Rest.ListItemsResponse & ItemResults>(value);
  const member = body.results === undefined ? "items" : "results";
  const items = reader.list(body, member, (item: Unread<Rest.ItemResult>) => readItem(reader, item));
  // Runtimes since 0.12 return no items for an unknown run. Reading the run then throws NotFoundError.
  if (member === "results" && items.length === 0) {
    const { getRun } = await import("./get-run.ts");
    await getRun(http, runId, options);
  }
  return items.sort(byIndex);
}
