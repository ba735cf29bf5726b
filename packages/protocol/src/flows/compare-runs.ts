import { toPointer } from "../internal/json-pointer.ts";
import { isJsonObject } from "../json/json-value.ts";
import type { FlowResult } from "../methods/messages.ts";
import { type FlowDocument, stepsOf } from "./flow-document.ts";
import { downstreamOf, orderSteps } from "./order-steps.ts";

/** One item of a run, as far as it is known. */
export interface ComparableItem {
  readonly flow: FlowDocument;
  /** Undefined if the runtime does not return it; so are the next two. */
  readonly input: unknown;
  readonly steps: ReadonlyMap<string, ComparableStep>;
  readonly result: FlowResult | undefined;
  /** Whether pinned steps may be missing in the flow, because it was rewritten. */
  readonly isFork?: boolean | undefined;
}

/** A step of an item, as far as it is known. */
export interface ComparableStep {
  readonly input?: unknown;
  readonly result?: FlowResult | undefined;
  readonly isPinned?: true | undefined;
}

/** The first difference between two runs. */
export interface RunDifference {
  /** The first step that differs; undefined if the input or the output of the runs differs. */
  readonly stepId: string | undefined;
  /** `step` means that only one of the runs has a result of the step, `component` that the step calls another one. */
  readonly part: "input" | "output" | "component" | "step";
  /** JSON pointer to the first place that differs within the part. */
  readonly pointer: string;
  /** Value in that place of the first run; undefined if there is none. */
  readonly a: unknown;
  /** Value in that place of the second run; undefined if there is none. */
  readonly b: unknown;
}

/**
 * Finds the first difference between two items: their inputs, then the component, the input and the output of each step, in the order in
 * which the steps depend on each other, then their outputs. Returns undefined if nothing that is known differs.
 */
export function compareItems(a: ComparableItem, b: ComparableItem): RunDifference | undefined {
  const ids = new Set([...orderSteps(a.flow), ...orderSteps(b.flow)].map(({ id }) => id));
  const components = [componentsOf(a.flow), componentsOf(b.flow)] as const;
  const ofInput = comparePart(undefined, "input", a.input, b.input);
  if (ofInput !== undefined) return ofInput;
  for (const id of ids) {
    const [left, right] = [a.steps.get(id), b.steps.get(id)];
    const [oneResult, otherResult] = [left?.result, right?.result];
    if (oneResult === undefined && otherResult === undefined) continue;
    if (oneResult === undefined || otherResult === undefined) {
      if (isReplaced(id, oneResult === undefined ? a : b)) continue;
      return { stepId: id, part: "step", pointer: "", a: contentOf(oneResult), b: contentOf(otherResult) };
    }
    const difference =
      comparePart(id, "component", components[0].get(id), components[1].get(id)) ??
      comparePart(id, "input", left?.input, right?.input) ??
      compareResults(id, oneResult, otherResult);
    if (difference !== undefined) return difference;
  }
  return compareResults(undefined, a.result, b.result);
}

/** Whether a step did not execute because a step that needs it was pinned, or because it was pinned itself and is no part of the flow. */
function isReplaced(id: string, { flow, steps, isFork = false }: ComparableItem): boolean {
  const all = stepsOf(flow);
  if (isFork && !all.some((step) => step.id === id)) return true;
  return [...downstreamOf(flow, id)].some((user) => steps.get(user)?.isPinned);
}

function componentsOf(flow: FlowDocument): ReadonlyMap<string, string> {
  return new Map(stepsOf(flow).map(({ id, component }) => [id, component]));
}

/** A result as a value of its own: the output, or `{ error }`. */
function contentOf(result: FlowResult | undefined): unknown {
  if (result === undefined) return undefined;
  return result.outcome === "success" ? result.result : { error: result.error };
}

function compareResults(
  stepId: string | undefined,
  a: FlowResult | undefined,
  b: FlowResult | undefined,
): RunDifference | undefined {
  if (a === undefined || b === undefined) return undefined;
  if (a.outcome !== b.outcome) return { stepId, part: "output", pointer: "", a: contentOf(a), b: contentOf(b) };
  return comparePart(stepId, "output", contentOf(a), contentOf(b));
}

function comparePart(
  stepId: string | undefined,
  part: RunDifference["part"],
  a: unknown,
  b: unknown,
): RunDifference | undefined {
  // What one of the runtimes does not return cannot be compared.
  if (a === undefined || b === undefined) return undefined;
  const found = firstDifference(a, b, []);
  if (found === undefined) return undefined;
  return { stepId, part, pointer: toPointer(found.place), a: found.a, b: found.b };
}

interface Found {
  readonly place: readonly (string | number)[];
  readonly a: unknown;
  readonly b: unknown;
}

/** Returns the first place in which two JSON values differ. The order of members does not matter. */
function firstDifference(a: unknown, b: unknown, place: readonly (string | number)[]): Found | undefined {
  if (a === b) return undefined;
  if (Array.isArray(a) && Array.isArray(b)) {
    return firstOf(Math.max(a.length, b.length), (index) => firstDifference(a[index], b[index], [...place, index]));
  }
  if (isJsonObject(a) && isJsonObject(b)) {
    const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
    const memberOf = (object: Readonly<Record<string, unknown>>, name: string): unknown =>
      Object.hasOwn(object, name) ? object[name] : undefined;
    return firstOf(names.length, (index) => {
      const name = names[index] ?? "";
      return firstDifference(memberOf(a, name), memberOf(b, name), [...place, name]);
    });
  }
  return { place, a, b };
}

function firstOf(length: number, find: (index: number) => Found | undefined): Found | undefined {
  for (let index = 0; index < length; index += 1) {
    const found = find(index);
    if (found !== undefined) return found;
  }
  return undefined;
}
