import { isJsonObject } from "@stepflow/protocol";
import type { Rest } from "@stepflow/protocol/documents";
import { defined } from "@stepflow/protocol/internal";
import type { Flow } from "../flow/flow.ts";

/** Shows a stored flow with its example inputs. */
export function toFlowResponse(flow: Flow): Rest.FlowResponse {
  const allExamples = examplesOf(flow.document);
  return { ...toRunFlow(flow), ...(allExamples.length === 0 ? {} : { allExamples }) };
}

/** Shows the flow of a run. */
export function toRunFlow({ id: flowId, document }: Flow): Rest.FlowResponse {
  return { flow: document, flowId };
}

function examplesOf({ examples, test }: Flow["document"]): Record<string, unknown>[] {
  const cases = isJsonObject(test) ? test["cases"] : undefined;
  const ofTests = objectsOf(cases).map(({ name, description, input }) => {
    return { name, ...defined({ description }), input };
  });
  return [...objectsOf(examples), ...ofTests];
}

function objectsOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}
