import { isJsonObject } from "@stepflow/protocol";
import { defined } from "@stepflow/protocol/internal";
import { hashBytes } from "../blobs/content-hash.ts";
import type { Engine } from "../engine/engine.ts";
import type { DiagnosticLevel, FlowDiagnostic } from "../flow/diagnostic-kinds.ts";
import type { Flow, InspectedFlow } from "../flow/flow.ts";
import { variableSchemaOf } from "../flow/flow-schemas.ts";
import { variableDefaultsOf } from "../flow/variable-defaults.ts";
import type { RouteTable } from "../rest/api-app.ts";
import { toFlowResponse } from "../rest/flow-view.ts";
import { readJsonBody } from "../rest/request-body.ts";
import { findFlow } from "./find-flow.ts";
import { answerMessage, DoubleValue, MAX_BODY_BYTES, writeDoubles } from "./message-json.ts";
import { readStoreFlow } from "./store-flow-request.ts";

const LEVELS: Readonly<Record<DiagnosticLevel, number>> = { fatal: 1, error: 2, warning: 3 };

/** Routes of `/flows`. */
export function createFlowRoutes(engine: Engine): RouteTable {
  return {
    "/flows": {
      POST: async (context) => {
        const { inspected, isDryRun } = readStoreFlow(
          await readJsonBody(context.req.raw, MAX_BODY_BYTES),
          engine.semantics.version,
        );
        return answerMessage(await store(engine, inspected, isDryRun));
      },
    },
    "/flows/:flowId": {
      GET: async (context) => {
        const {
          flow,
          flowId,
          allExamples = [],
        } = toFlowResponse(await findFlow(engine, context.req.param("flowId") ?? ""));
        return answerMessage({ flow: new DoubleValue(flow), flowId, allExamples: new DoubleValue(allExamples) });
      },
      // Real runtimes answer every deletion with success, and keep the flow.
      DELETE: () => answerMessage({}),
    },
    "/flows/:flowId/variables": {
      GET: async (context) => answerMessage(toVariables(await findFlow(engine, context.req.param("flowId") ?? ""))),
    },
  };
}

/** Stores the flow with all its numbers as doubles, because the message carries it as a `google.protobuf.Struct`. */
async function store(
  engine: Engine,
  { flow, document, diagnostics }: InspectedFlow,
  isDryRun: boolean,
): Promise<object> {
  const content = new TextEncoder().encode(writeDoubles(document));
  const stored = flow !== undefined && !isDryRun;
  const flowId = stored ? await engine.blobs.put(content, { type: "flow" }) : hashBytes(content);
  return { flowId, stored, diagnostics: toDiagnostics(diagnostics) };
}

function toDiagnostics(found: readonly FlowDiagnostic[]): object {
  const count = (level: DiagnosticLevel): number => found.filter((one) => one.level === level).length;
  return {
    diagnostics: found.map(({ kind, code, level, message: formatted, data, path }) => {
      return { kind, code, level: LEVELS[level], formatted, ...defined({ data }), path, experimental: false };
    }),
    numFatal: count("fatal"),
    numError: count("error"),
    numWarning: count("warning"),
  };
}

function toVariables({ id: flowId, document: { schemas } }: Flow): object {
  const schema = isJsonObject(schemas) ? variableSchemaOf(schemas) : undefined;
  const defaults = variableDefaultsOf(isJsonObject(schemas) ? schemas : undefined);
  const { properties, required } = isJsonObject(schema) ? schema : {};
  const variables = Object.entries(isJsonObject(properties) ? properties : {}).map(([name, property]) => {
    const envVar = isJsonObject(property) ? property["env_var"] : undefined;
    const variable = {
      defaultValue: defaults.has(name) ? new DoubleValue(defaults.get(name)) : undefined,
      required: Array.isArray(required) && required.includes(name),
      envVar: typeof envVar === "string" ? envVar : undefined,
    };
    return [name, variable];
  });
  return { flowId, variables: Object.fromEntries(variables) };
}
