import type { FlowResult } from "@stepflow/protocol";
import {
  type FlowDocument,
  InvalidPinError,
  type PinnedFlow,
  patchSteps,
  pinSteps,
  restoreFailure,
  stepsOf,
} from "@stepflow/protocol/internal-flows";
import type { Http } from "../http/http.ts";
import { FlowRefusedError } from "../model/flow-refused-error.ts";
import type { ItemResult } from "../model/results.ts";
import { definitionOf, readFlow } from "../resources/flows.ts";
import type { RunSettings } from "./submit.ts";

/** Reads a flow as a document. @throws FlowRefusedError if a text is neither YAML nor JSON. */
export async function readFlowDocument(http: Http, flow: object | string): Promise<FlowDocument> {
  if (typeof flow !== "string") return definitionOf(flow) as FlowDocument;
  const text = await readFlow(flow);
  if (text.flow === undefined) throw new FlowRefusedError(`${http.baseUrl}/flows`, text.diagnostics);
  return text.flow as FlowDocument;
}

/** Applies overrides to a flow. @throws InvalidPinError for a step that the flow does not have. */
export function applyOverrides(flow: FlowDocument, overrides: RunSettings["overrides"]): FlowDocument {
  for (const id of Object.keys(overrides ?? {})) {
    if (!stepsOf(flow).some((step) => step.id === id)) {
      throw new InvalidPinError(`The overrides name the step ${JSON.stringify(id)}, which the flow does not have.`);
    }
  }
  return patchSteps(flow, overrides);
}

/** Rewrites a flow for a run in which the results of some steps are known. Overrides must have been applied. @throws InvalidPinError */
export function toPinnedFlow(
  flow: FlowDocument,
  known: ReadonlyMap<string, FlowResult>,
  metadata: Readonly<Record<string, unknown>> = {},
): PinnedFlow {
  const pinned = pinSteps(flow, known);
  const { metadata: own = {} } = pinned.flow;
  const added = Object.keys(metadata).length === 0 ? {} : { metadata: { ...Object(own), ...metadata } };
  return { ...pinned, flow: { ...pinned.flow, ...added } };
}

/** Gives items the errors of the pinned steps that they failed for. */
export function restoreItems(
  items: readonly ItemResult[],
  { failures }: Pick<PinnedFlow, "failures">,
): readonly ItemResult[] {
  if (failures.size === 0) return items;
  return items.map((item) =>
    item.result === undefined ? item : { ...item, result: restoreFailure(item.result, failures) },
  );
}
