import { isJsonObject } from "../json/json-value.ts";

/** A flow in the JSON format of runtimes. */
export type FlowDocument = Readonly<Record<string, unknown>>;

/** A step of a flow in the JSON format of runtimes. */
export interface StepDocument {
  readonly [member: string]: unknown;
  readonly id: string;
  readonly component: string;
}

/** Returns the steps of a flow. Anything else in their place is left out. */
export function stepsOf({ steps }: FlowDocument): readonly StepDocument[] {
  return Array.isArray(steps) ? steps.filter(isStep) : [];
}

function isStep(value: unknown): value is StepDocument {
  return isJsonObject(value) && typeof value["id"] === "string" && typeof value["component"] === "string";
}
