import { isJsonObject } from "@stepflow/protocol";
import type { Rest } from "@stepflow/protocol/documents";
import type { Flow } from "../flow/flow.ts";

/** A stored flow with the inputs that it offers for trying it out. */
export function toFlowResponse(flow: Flow): Rest.FlowResponse {
  const allExamples = examplesOf(flow.document);
  return { ...toRunFlow(flow), ...(allExamples.length === 0 ? {} : { allExamples }) };
}

/** The flow of a run. */
export function toRunFlow({ id: flowId, document }: Flow): Rest.FlowResponse {
  return { flow: document, flowId };
}

function examplesOf({ examples, test }: Flow["document"]): Record<string, unknown>[] {
  const cases = isJsonObject(test) ? test["cases"] : undefined;
  const ofTests = objectsOf(cases).map(({ name, description, input }) => {
    return { name, ...(description === undefined ? {} : { description }), input };
  });
  return [...objectsOf(examples), ...ofTests];
}

function objectsOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}
