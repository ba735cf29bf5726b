import { isJsonObject, parseBlobId, UnsupportedByRuntimeError } from "@stepflow/protocol";
import { findStep, stepsOf } from "../context/introspection.ts";
import { completeOwnPaths, holdsOwnPaths, routeOf } from "../flow/own-path.ts";
import type { CallOptions } from "../limits/call-limits.ts";
import type { ExecutionState } from "./execution-state.ts";

/**
 * Completes the components that the JSON of a flow names by `own()`.
 *
 * @throws UnsupportedByRuntimeError if the route of the worker cannot be found out.
 */
export async function completeFlow(state: ExecutionState, json: string, limits: CallOptions): Promise<string> {
  return holdsOwnPaths(json) ? completeOwnPaths(json, await ownRoute(state, limits)) : json;
}

/** Requests of runtimes do not contain the route to the worker, but the flow of the step does. */
async function ownRoute(state: ExecutionState, limits: CallOptions): Promise<string> {
  const { component, observability } = state.subject;
  const { flowId, stepId } = observability;
  if (!flowId || !stepId)
    throw new UnsupportedByRuntimeError("own()", "It did not send the ids of the flow and the step.");
  const flow = await readFlow(state, flowId, limits);
  const step = findStep(stepsOf(isJsonObject(flow) ? flow : {}), stepId);
  const route = routeOf(step.component, component);
  if (route !== undefined) return route;
  throw new UnsupportedByRuntimeError(
    "own()",
    `It called ${component} for the component ${step.component} of step "${stepId}", so the route of this worker is unknown. Write the whole paths of components in the flow.`,
  );
}

async function readFlow(state: ExecutionState, flowId: string, limits: CallOptions): Promise<unknown> {
  const store = await state.link.blobs();
  const blob = await store.get(parseBlobId(flowId) ?? flowId, { ...state.limits(limits), originalId: flowId });
  return await blob.read(state.settings.numbers);
}
