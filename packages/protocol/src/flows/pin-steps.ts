import { setMember } from "../json/json-object.ts";
import { isJsonObject } from "../json/json-value.ts";
import type { FlowFailure, FlowResult } from "../methods/messages.ts";
import { checkPins } from "./check-pins.ts";
import { type FlowDocument, stepsOf } from "./flow-document.ts";
import { ABSENT, follow, formatJsonPath, type JsonPath, JsonPathError, parseJsonPath } from "./json-path.ts";
import { mapReferences } from "./map-references.ts";

/** A flow whose pinned steps have been replaced by their results. */
export interface PinnedFlow {
  readonly flow: FlowDocument;
  /**
   * Errors of failed references, by the member of the input that stands for them. The code is undefined if it is the one with which the
   * runtime refuses the reference to that member.
   */
  readonly failures: ReadonlyMap<string, PinnedFailure>;
}

/** Error of a reference that cannot be evaluated. */
export type PinnedFailure = FlowFailure | { readonly code: undefined; readonly message: string };

/** Begin of the names of members that no input has. */
const FAILURE_PREFIX = "pinnedFailure5f0c2e7b";
const FAILURE = new RegExp(`${FAILURE_PREFIX}_\\d+_`);

/**
 * Rewrites a flow so that steps with known results do not execute: removes these steps, and replaces every reference to them by the value
 * that it leads to. Runtimes have no literal for an error, so a reference that fails becomes a reference to a member that no input has;
 * {@link restoreFailure} replaces the error that the runtime then reports.
 *
 * @throws InvalidPinError if the flow has no such step.
 */
export function pinSteps(flow: FlowDocument, known: ReadonlyMap<string, FlowResult>): PinnedFlow {
  checkPins(known.keys(), flow);
  const failures = new Map<string, PinnedFailure>();
  const failed = (failure: PinnedFailure): unknown => {
    const member = `${FAILURE_PREFIX}_${failures.size + 1}_`;
    failures.set(member, failure);
    return { $input: `$.${member}` };
  };
  const pin = (expression: unknown): unknown =>
    mapReferences(expression, (step, reference) => {
      const result = known.get(step);
      if (result === undefined) return reference;
      const path = storedPath(reference["path"]);
      if (path === undefined) return reference;
      if (result.outcome === "failed") return failed(result.error);
      // If a step returned null, every path into its result leads to null.
      const value = result.result === null ? null : follow(result.result, path);
      if (value === ABSENT) return failed({ code: undefined, message: `Path ${formatJsonPath(path)} not found` });
      return { $literal: value };
    });
  const steps = stepsOf(flow)
    .filter(({ id }) => !known.has(id))
    .map((step) => (Object.hasOwn(step, "input") ? { ...step, input: pin(step["input"]) } : step));
  const output = Object.hasOwn(flow, "output") ? { output: pin(flow["output"]) } : {};
  return { flow: { ...withoutStepSchemas(flow, known), steps, ...output }, failures };
}

/** Returns the outcome of an item with the error of the pinned reference that made it fail, if one did. */
export function restoreFailure<Outcome extends { readonly outcome: string; readonly error?: FlowFailure | object }>(
  outcome: Outcome,
  failures: PinnedFlow["failures"],
): Outcome {
  const { error } = outcome as { readonly error?: { readonly message?: string } };
  const [member] = FAILURE.exec(error?.message ?? "") ?? [];
  const failure = member === undefined ? undefined : failures.get(member);
  if (failure === undefined) return outcome;
  const { code, ...rest } = failure;
  return { ...outcome, error: code === undefined ? { ...error, ...rest } : failure };
}

/** The path as runtimes run it: they store paths in a form in which the name `a.b` becomes two names. Undefined for an unreadable path. */
function storedPath(path: unknown): JsonPath | undefined {
  if (path === undefined || path === null) return [];
  if (typeof path !== "string") return undefined;
  try {
    return parseJsonPath(formatJsonPath(parseJsonPath(path)));
  } catch (error) {
    if (error instanceof JsonPathError) return undefined;
    throw error;
  }
}

/** The flow without the schemas of pinned steps, because runtimes refuse schemas of steps that a flow does not have. */
function withoutStepSchemas(flow: FlowDocument, known: ReadonlyMap<string, FlowResult>): FlowDocument {
  const { schemas } = flow;
  if (!isJsonObject(schemas) || !isJsonObject(schemas["properties"])) return flow;
  const { steps } = schemas["properties"];
  if (!isJsonObject(steps) || !isJsonObject(steps["properties"])) return flow;
  const left: Record<string, unknown> = {};
  for (const [id, schema] of Object.entries(steps["properties"])) if (!known.has(id)) setMember(left, id, schema);
  const ofSteps = { ...steps, properties: left };
  return { ...flow, schemas: { ...schemas, properties: { ...schemas["properties"], steps: ofSteps } } };
}
