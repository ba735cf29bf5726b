import type { FlowVariable } from "@stepflow/protocol";
import { flowVariablesOf } from "@stepflow/protocol/internal-flows";
import type { CallOptions, Http } from "../http/http.ts";
import { isObject } from "../responses/response-reader.ts";
import { getFlow } from "./flows.ts";

export async function getFlowVariables(
  http: Http,
  flowId: string,
  options: CallOptions = {},
): Promise<readonly FlowVariable[]> {
  const flow = await getFlow(http, flowId, options);
  return isObject(flow) ? flowVariablesOf(flow) : [];
}
