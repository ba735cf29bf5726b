import { v5 as uuidOf } from "uuid";
import { canonicalJson } from "./canonical-json.ts";

/** Parts of a submission. Submissions with equal parts differ by their ordinal. */
export interface SubflowRequest {
  readonly flowId: string;
  readonly inputs: unknown;
  readonly overrides?: unknown;
}

/** Creates the `subflowKey` of each flow that one execution submits. */
export interface SubflowKeys {
  /** Returns a UUID for this submission and counts it. */
  next(request: SubflowRequest): string;
}

/** The step that submits. Without ids, as in tests outside a runtime, keys are random. */
export interface SubflowScope {
  readonly runId?: string | undefined;
  readonly stepId?: string | undefined;
}

/** Namespace of all keys. If it changed, recovered runs would submit their flows again. */
const NAMESPACE = "b1f5a0c4-6f0d-4c55-9d2e-7a3f8e21c6b9";

/**
 * Creates keys that are the same when a step is executed again, so that a recovering runtime finds the runs that the first attempt
 * submitted. A key depends on run, step, flow, inputs, overrides and the ordinal among equal submissions. It does not depend on the
 * attempt, on the order of different submissions, or on the order of object keys. A plain counter would swap results when the order
 * changes, because a runtime returns the earlier run of a key without comparing inputs.
 *
 * Items of one run share run id and step id, so equal submissions of two items get the same key.
 */
export function createSubflowKeys({ runId, stepId }: SubflowScope): SubflowKeys {
  if (runId === undefined || stepId === undefined) return { next: () => crypto.randomUUID() };
  // Hashed when the first key is needed, because most executions submit nothing.
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

/** Returns the key of one item of a submission that is divided into runs of single items. */
export function toItemKey(key: string, itemIndex: number): string {
  return hash(String(itemIndex), key);
}

function hash(text: string, namespace: string): string {
  // Passed as bytes, because the conversion in uuid fails on lone surrogates and copies once more.
  return uuidOf(new TextEncoder().encode(text), namespace);
}
