import { ERROR_CODES, isJsonObject, StepflowError } from "@stepflow/protocol";
import { setMember } from "../expression/json-object.ts";
import type { RuntimeVersion } from "../versions.ts";
import { type Flow, inspectFlow } from "./flow.ts";
import { InvalidFlowError } from "./invalid-flow-error.ts";

/** A change to one step of a flow. */
export interface StepOverride {
  /** `merge_patch` (RFC 7396) unless told; `json_patch` is spelled out by the runtimes and refused by all of them. */
  readonly $type?: "merge_patch" | "json_patch" | undefined;
  /** The patch, applied to the step as it is stored. */
  readonly value: unknown;
}

/** Changes to steps for one run, by the ids of the steps. */
export interface Overrides {
  readonly steps: Readonly<Record<string, StepOverride>>;
}

const SHAPE = "overrides are { steps: { <id>: { value } } }";

/** Changes cannot be applied to the flow. */
export class OverrideError extends StepflowError {
  static override readonly brand: string = "OverrideError";

  constructor(message: string, cause?: unknown) {
    super(ERROR_CODES.invalidParams, message, { cause });
  }
}

/** Refuses what would be overlooked, such as the steps themselves (0.9 takes them so). @throws OverrideError */
export function checkOverrides(overrides: Overrides | undefined): void {
  const given: unknown = overrides ?? {};
  if (!isJsonObject(given) || !isJsonObject(given["steps"] ?? {})) {
    throw new OverrideError(`${SHAPE}, got ${JSON.stringify(given)}`);
  }
  const stray = Object.keys(given).find((name) => name !== "steps");
  if (stray !== undefined) throw new OverrideError(`${SHAPE}, got ${JSON.stringify(stray)} beside "steps"`);
}

/**
 * The flow with its steps changed. Its id stays the one under which it was stored.
 *
 * @throws OverrideError naming the step.
 */
export function applyOverrides(flow: Flow, overrides: Overrides | undefined, version: RuntimeVersion): Flow {
  const changes = Object.entries(overrides?.steps ?? {});
  if (changes.length === 0) return flow;
  const steps = (flow.document["steps"] ?? []) as readonly Readonly<Record<string, unknown>>[];
  for (const [id] of changes) {
    if (!steps.some((step) => step["id"] === id)) throw new OverrideError(`Step '${id}' not found in workflow`);
  }
  const patches = new Map(changes);
  const changed = steps.map((step) => {
    const override = patches.get(String(step["id"]));
    return override === undefined ? step : patched(step, override);
  });
  const inspected = inspectFlow({ ...flow.document, steps: changed }, { version, unknownFields: "report" });
  if (inspected.flow === undefined) {
    const cause = new InvalidFlowError(inspected.diagnostics);
    throw new OverrideError(`The flow is not valid with these overrides: ${cause.message}`, cause);
  }
  return { ...inspected.flow, id: flow.id };
}

function patched(step: Readonly<Record<string, unknown>>, override: StepOverride): unknown {
  if (!isJsonObject(override)) {
    throw new OverrideError(`Step '${step["id"]}': an override is { value: {…} }, got ${JSON.stringify(override)}`);
  }
  const { $type, value } = override;
  if (value === undefined) throw new OverrideError(`Step '${step["id"]}': the patch is missing, as in { value: {…} }`);
  if ($type === undefined || $type === "merge_patch") return mergePatch(step, value);
  throw new OverrideError(`Step '${step["id"]}': overrides of type ${JSON.stringify($type)} are not supported`);
}

/** JSON Merge Patch (RFC 7396): members of the patch replace, null removes. */
function mergePatch(target: unknown, patch: unknown): unknown {
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
