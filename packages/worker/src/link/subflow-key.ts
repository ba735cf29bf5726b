import { v4 as randomUuid, v5 as uuidOf } from "uuid";
import { canonicalJson } from "./canonical-json.ts";

/** What makes two submissions of a flow the same one. */
export interface SubflowRequest {
  readonly flowId: string;
  readonly inputs: unknown;
  readonly overrides?: unknown;
}

/** Hands out the `subflowKey` of each flow that one execution submits. */
export interface SubflowKeys {
  /** A UUID for this submission, which counts as one more of its kind. */
  next(request: SubflowRequest): string;
}

/** Whose keys they are. Both are absent outside a runtime, in tests for instance: then keys are random. */
export interface SubflowScope {
  readonly runId?: string | undefined;
  readonly stepId?: string | undefined;
}

/** Namespace of all keys made here; any fixed UUID serves. Changing it makes recovered runs submit their flows anew. */
const NAMESPACE = "b1f5a0c4-6f0d-4c55-9d2e-7a3f8e21c6b9";

/**
 * Keys that come out the same when a step is executed again, so that a recovering runtime finds the runs which the
 * first attempt submitted. A key depends on run, step, flow, inputs and overrides, and on the ordinal among equal
 * requests: neither on the attempt, nor on the order of different submissions, nor on the order of object keys. A plain
 * counter would swap results when the order changes, because a runtime returns the earlier run for a key whatever its
 * inputs are.
 *
 * Items of one run share run and step id, so equal submissions of two items get the same keys.
 */
export function createSubflowKeys({ runId, stepId }: SubflowScope): SubflowKeys {
  if (runId === undefined || stepId === undefined) return { next: () => randomUuid() };
  // Most executions submit nothing: hash when the first key is asked for.
  let scope: string | undefined;
  const submitted = new Map<string, number>();
  return {
    next({ flowId, inputs, overrides }) {
      scope ??= hash(JSON.stringify([runId, stepId]), NAMESPACE);
      const request = hash(canonicalJson([flowId, inputs ?? null, overrides ?? null]), scope);
      const ordinal = submitted.get(request) ?? 0;
      submitted.set(request, ordinal + 1);
      return hash(String(ordinal), request);
    },
  };
}

function hash(text: string, namespace: string): string {
  // Bytes, not the string itself: uuid's own conversion fails on lone surrogates and copies once more.
  return uuidOf(new TextEncoder().encode(text), namespace);
}
