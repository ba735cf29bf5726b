import type { Rest } from "@stepflow/protocol/documents";
import { AnswerReader, optionalString, type Unread } from "./answer-reader.ts";
import type { CallOptions, Http } from "./http.ts";
import type { ComponentInfo } from "./results.ts";

/** Options of {@link Client.listComponents}. */
export interface ListComponentsOptions extends CallOptions {
  /** Leave the schemas out when false. */
  readonly includeSchemas?: boolean;
}

export async function listComponents(http: Http, options: ListComponentsOptions = {}): Promise<ComponentInfo[]> {
  const { includeSchemas, ...call } = options;
  const { answer, value } = await http.sendJson({
    ...call,
    method: "GET",
    path: "/components",
    query: { includeSchemas },
  });
  const reader = new AnswerReader(answer);
  const body = reader.object<Rest.ListComponentsResponse>(value);
  return reader.list(body, "components", (item: Unread<Rest.ComponentInfo>) => ({
    component: reader.string(item, "component"),
    ...optionalString(item, "description"),
    ...schema("inputSchema", item.input_schema),
    ...schema("outputSchema", item.output_schema),
  }));
}

function schema<K extends string>(name: K, value: unknown): { [P in K]?: unknown } {
  return value === undefined || value === null ? {} : ({ [name]: value } as { [P in K]?: unknown });
}
