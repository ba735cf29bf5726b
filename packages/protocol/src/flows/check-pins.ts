import { InvalidPinError } from "../errors/fork-errors.ts";
import { nearestName } from "../internal/nearest-name.ts";
import type { FlowResult } from "../methods/messages.ts";
import { type FlowDocument, stepsOf } from "./flow-document.ts";

/** Checks that a flow has all pinned steps. @throws InvalidPinError that suggests the right name. */
export function checkPins(pinned: Iterable<string>, flow: FlowDocument): void {
  const ids = stepsOf(flow).map(({ id }) => id);
  for (const id of pinned) {
    if (!ids.includes(id))
      throw new InvalidPinError(`The flow has no step ${JSON.stringify(id)} to pin. ${adviseStep(id, ids)}`);
  }
}

/** Converts pins to known results. */
export function toKnownResults(pins: Readonly<Record<string, unknown>>): ReadonlyMap<string, FlowResult> {
  return new Map(Object.entries(pins).map(([id, result]) => [id, { outcome: "success", result }]));
}

/** Returns a sentence that helps to mend the id of a step. */
export function adviseStep(id: string, ids: readonly string[]): string {
  const near = nearestName(id, ids);
  if (near !== undefined) return `Did you mean ${JSON.stringify(near)}?`;
  if (ids.length === 0) return "It has no steps.";
  return `It has ${ids.slice(0, 20).join(", ")}${ids.length > 20 ? ", …" : ""}.`;
}
