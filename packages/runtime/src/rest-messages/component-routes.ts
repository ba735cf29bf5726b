import type { WorkerComponent } from "../listed-component.ts";
import type { RouteTable } from "../rest/api-app.ts";
import { Query } from "../rest/query.ts";
import type { RestServices } from "../rest/rest-services.ts";
import { answerMessage, DoubleValue } from "./message-json.ts";

/** Routes of `/components`. */
export function createComponentRoutes({ engine, components }: RestServices): RouteTable {
  const { routesComponents } = engine.semantics;
  return {
    "/components": {
      GET: async (context) => {
        const isBare = new Query(context.req.url).flag("excludeSchemas") === true;
        const listed = (await components())
          .toSorted(byName)
          .map((one) => toMessage(isBare ? withoutSchemas(one) : one, routesComponents));
        return answerMessage({ components: listed, complete: true, failedPlugins: [] });
      },
    },
  };
}

/** The components of the runtime itself come first. */
function byName(a: WorkerComponent, b: WorkerComponent): number {
  return Number(a.worker !== undefined) - Number(b.worker !== undefined) || (a.component < b.component ? -1 : 1);
}

function withoutSchemas({ inputSchema: _in, outputSchema: _out, ...others }: WorkerComponent): WorkerComponent {
  return others;
}

/** 0.12 names a component; 0.13 has its id and path. Only those of the runtime itself begin with a slash. */
function toMessage({ component, worker, ...rest }: WorkerComponent, routesComponents: boolean): object {
  const name = worker === undefined ? component : component.replace(/^\//, "");
  if (!routesComponents) return { component: name, ...labelsOf(rest) };
  return { componentId: name, ...labelsOf(rest), path: name, plugin: worker ?? "builtin" };
}

function labelsOf({ description, inputSchema, outputSchema }: Partial<WorkerComponent>): object {
  const schemaOf = (schema: unknown): DoubleValue | undefined => (schema ? new DoubleValue(schema) : undefined);
  return {
    description: description ?? undefined,
    inputSchema: schemaOf(inputSchema),
    outputSchema: schemaOf(outputSchema),
  };
}
