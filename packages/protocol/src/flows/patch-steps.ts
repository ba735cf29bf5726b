import { setMember } from "../json/json-object.ts";
import { isJsonObject } from "../json/json-value.ts";
import type { FlowDocument } from "./flow-document.ts";
import type { FlowStepOverride } from "./flow-runner.ts";

/** Applies the overrides of a run to its flow, without any checks. */
export function patchSteps(
  flow: FlowDocument,
  overrides: Readonly<Record<string, FlowStepOverride>> | undefined,
): FlowDocument {
  const { steps } = flow;
  if (overrides === undefined || !Array.isArray(steps)) return flow;
  return {
    ...flow,
    steps: steps.map((step: unknown) => {
      const id = isJsonObject(step) ? String(step["id"]) : "";
      const override = Object.hasOwn(overrides, id) ? overrides[id] : undefined;
      return override === undefined ? step : mergePatch(step, override.value);
    }),
  };
}

/** Applies a JSON Merge Patch (RFC 7396): members of the patch replace those of the target, null removes them. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isJsonObject(patch)) return patch;
  const merged: Record<string, unknown> = {};
  const base = isJsonObject(target) ? target : {};
  for (const [name, value] of Object.entries(base)) {
    if (patch[name] !== null || !Object.hasOwn(patch, name)) setMember(merged, name, value);
  }
  for (const [name, value] of Object.entries(patch)) {
    if (value !== null) setMember(merged, name, mergePatch(Object.hasOwn(base, name) ? base[name] : undefined, value));
  }
  return merged;
}
