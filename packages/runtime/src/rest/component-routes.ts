import type { ComponentInfo } from "@stepflow/protocol";
import type { Rest } from "@stepflow/protocol/documents";
import { messageOf } from "@stepflow/protocol/internal";
import type { RouteTable } from "./api-app.ts";
import { Query } from "./query.ts";
import { RestError } from "./rest-error.ts";
import type { RestServices } from "./rest-services.ts";

/** Routes of `/components`. */
export function createComponentRoutes(services: RestServices): RouteTable {
  return {
    "/components": {
      GET: async (context) => {
        const includeSchemas = new Query(context.req.url).flag("includeSchemas") ?? true;
        const components = (await list(services)).map((component) => toRest(component, includeSchemas));
        components.sort((a, b) => (a.component < b.component ? -1 : 1));
        return context.json({ components } satisfies Rest.ListComponentsResponse);
      },
    },
  };
}

async function list(services: RestServices): Promise<readonly ComponentInfo[]> {
  try {
    return await services.components();
  } catch (error) {
    throw RestError.json(500, "Failed to list components", [
      { error: "Failed to list components" },
      { error: messageOf(error) },
    ]);
  }
}

function toRest(info: ComponentInfo, includeSchemas: boolean): Rest.ComponentInfo {
  const { component, description, inputSchema, outputSchema } = info;
  return {
    component,
    ...(description ? { description } : {}),
    ...(includeSchemas && inputSchema ? { input_schema: { ...inputSchema } } : {}),
    ...(includeSchemas && outputSchema ? { output_schema: { ...outputSchema } } : {}),
  };
}
