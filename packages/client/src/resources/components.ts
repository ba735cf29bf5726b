import type { Rest } from "@stepflow/protocol/documents";
import { defined } from "@stepflow/protocol/internal-client";
import type { CallOptions, Http } from "../http/http.ts";
import type { ComponentInfo } from "../model/results.ts";
import { optionalString, ResponseReader, type Unread } from "../responses/response-reader.ts";
import type { ListedComponent } from "../responses/rest-since-012.ts";

/** Options of {@link Client.listComponents}. */
export interface ListComponentsOptions extends CallOptions {
  /**
   * Whether the schemas are included.
   *
   * @default true
   */
  readonly includeSchemas?: boolean | undefined;
}

export async function listComponents(http: Http, options: ListComponentsOptions = {}): Promise<ComponentInfo[]> {
  const { includeSchemas, ...call } = options;
  const { response, value } = await http.sendJson({
    ...call,
    method: "GET",
    path: "/components",
    // Runtimes since 0.12 read the first, earlier ones the second.
    query: { includeSchemas, excludeSchemas: includeSchemas === undefined ? undefined : !includeSchemas },
  });
  const reader = new ResponseReader(response);
  const body = reader.object<Rest.ListComponentsResponse>(value);
  return reader.list(body, "components", (item: Unread<Rest.ComponentInfo & ListedComponent>) => ({
    component: readPath(reader, item),
    ...optionalString(item, "description"),
    ...defined({
      inputSchema: item.input_schema ?? item.inputSchema ?? undefined,
      outputSchema: item.output_schema ?? item.outputSchema ?? undefined,
    }),
  }));
}

/** 0.13 lists paths and ids, 0.12 ids only. Unlike paths in flows, both come without the leading slash. */
function readPath(reader: ResponseReader, item: Unread<Rest.ComponentInfo & ListedComponent>): string {
  const name = (["path", "component", "componentId"] as const).find((member) => item[member] !== undefined);
  return reader.string(item, name ?? "component").replace(/^(?!\/)/, "/");
}
