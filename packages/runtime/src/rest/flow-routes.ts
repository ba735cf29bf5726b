import { isJsonObject } from "@stepflow/protocol";
import type { Rest } from "@stepflow/protocol/documents";
import { defined } from "@stepflow/protocol/internal";
import type { Engine } from "../engine/engine.ts";
import type { FlowDiagnostic } from "../flow/diagnostic-kinds.ts";
import type { Flow } from "../flow/flow.ts";
import { variableSchemaOf } from "../flow/flow-schemas.ts";
import type { RouteTable } from "./api-app.ts";
import { toFlowResponse } from "./flow-view.ts";
import { readJsonBody } from "./request-body.ts";
import { RestError } from "./rest-error.ts";
import { readStoreFlow, type StoreFlow } from "./store-flow-request.ts";

/** Routes of `/flows`. */
export function createFlowRoutes(engine: Engine): RouteTable {
  return {
    "/flows": {
      POST: async (context) => {
        const request = readStoreFlow(await readJsonBody(context.req.raw), engine.semantics.version);
        return context.json(await store(engine, request));
      },
    },
    "/flows/:flowId": {
      GET: async (context) => context.json(toFlowResponse(await findFlow(engine, context.req.param("flowId") ?? ""))),
      // Runtimes 0.9 – 0.11 answer every deletion with success, and keep the flow.
      DELETE: () => new Response(null, { status: 200 }),
    },
    "/flows/:flowId/variables": {
      GET: async (context) => context.json(toVariables(await findFlow(engine, context.req.param("flowId") ?? ""))),
    },
  };
}

async function store(engine: Engine, { inspected, isDryRun }: StoreFlow): Promise<Rest.StoreFlowResponse> {
  const { id: flowId, flow, diagnostics } = inspected;
  const stored = flow !== undefined && !isDryRun;
  if (stored) await engine.storeFlow(flow);
  return { flowId, stored, diagnostics: toDiagnostics(diagnostics) };
}

function toDiagnostics(found: readonly FlowDiagnostic[]): Rest.Diagnostics {
  const count = (level: FlowDiagnostic["level"]): number => found.filter((one) => one.level === level).length;
  return {
    diagnostics: found.map(({ kind, code, level, message: formatted, data, path }) => {
      return { kind, code, level, formatted, ...defined({ data }), path };
    }),
    numFatal: count("fatal"),
    numError: count("error"),
    numWarning: count("warning"),
  };
}

async function findFlow(engine: Engine, flowId: string): Promise<Flow> {
  const blob = await engine.blobs.get(flowId);
  if (blob === undefined) throw RestError.json(404, "Flow not found");
  const flow = blob.type === "flow" ? await engine.loadFlow(flowId).catch(() => undefined) : undefined;
  if (flow === undefined) throw RestError.json(400, "Blob is not a flow");
  return flow;
}

function toVariables({ id: flowId, document }: Flow): object {
  const { schemas } = document;
  const schema = isJsonObject(schemas) ? variableSchemaOf(schemas) : undefined;
  return { flowId, ...defined({ schema }), envVars: environmentOf(schema) };
}

/** Returns the environment variables from which Stepflow's command line takes values of variables. */
function environmentOf(schema: unknown): Record<string, string> {
  const properties = isJsonObject(schema) && isJsonObject(schema["properties"]) ? schema["properties"] : {};
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, property]) => {
      const variable = isJsonObject(property) ? property["env_var"] : undefined;
      return typeof variable === "string" ? [[name, variable]] : [];
    }),
  );
}
