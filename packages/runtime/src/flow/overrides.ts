import {
  ERROR_CODES,
  type FlowOverrides,
  type FlowStepOverride,
  InvalidFlowError,
  isJsonObject,
  StepflowError,
} from "@stepflow/protocol";
import { mergePatch } from "@stepflow/protocol/internal-flows";
import type { RuntimeVersion } from "../versions.ts";
import { type Flow, inspectFlow } from "./flow.ts";

export type { FlowOverrides as Overrides, FlowStepOverride as StepOverride } from "@stepflow/protocol";

const SHAPE = "overrides must be { steps: { <id>: { value } } }";

/** Overrides are malformed or do not fit the flow. */
export class OverrideError extends StepflowError {
  static override readonly brand: string = "OverrideError";

  constructor(message: string, cause?: unknown) {
    super(ERROR_CODES.invalidParams, message, { cause });
  }
}

/** Refuses overrides that would be ignored, such as steps without the `steps` around them, as 0.9 spells them. @throws OverrideError */
export function checkOverrides(overrides: FlowOverrides | undefined): void {
  const given: unknown = overrides ?? {};
  if (!isJsonObject(given) || !isJsonObject(given["steps"] ?? {})) {
    throw new OverrideError(`${SHAPE}, got ${JSON.stringify(given)}`);
  }
  const stray = Object.keys(given).find((name) => name !== "steps");
  if (stray !== undefined) throw new OverrideError(`${SHAPE}, got ${JSON.stringify(stray)} beside "steps"`);
}

/**
 * Returns the flow with changed steps. It keeps the id under which it was stored.
 *
 * @throws OverrideError that names the step.
 */
export function applyOverrides(flow: Flow, overrides: FlowOverrides | undefined, version: RuntimeVersion): Flow {
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
  return { ...inspected.flow, id: flow.id, ...(flow.hasDoubles ? { hasDoubles: true } : {}) };
}

function patched(step: Readonly<Record<string, unknown>>, override: FlowStepOverride): unknown {
  if (!isJsonObject(override)) {
    throw new OverrideError(
      `Step '${step["id"]}': an override must be { value: {…} }, got ${JSON.stringify(override)}`,
    );
  }
  const { $type, value } = override;
  if (value === undefined) throw new OverrideError(`Step '${step["id"]}': the patch is missing, as in { value: {…} }`);
  if ($type === undefined || $type === "merge_patch") return mergePatch(step, value);
  throw new OverrideError(`Step '${step["id"]}': overrides of type ${JSON.stringify($type)} are not supported`);
}
