import { expect } from "vitest";
import type { FlowFailure, FlowRunOptions, Outcome, TappedTarget, Target } from "./target.ts";

interface CaseDetails {
  /** A behaviour of a worker that every runtime must show. */
  readonly name: string;
  /** Ids of requirements, or headings such as `wire.md#callbacks`. */
  readonly ids: readonly string[];
  /** Part of the short suite for runtimes that differ little from another one. */
  readonly smoke?: true;
  /** Row of the guide's table that this case proves. */
  readonly feature?: string;
  /** Time limit in milliseconds. If omitted, the limit of the project applies. */
  readonly timeoutMs?: number;
}

/** One behaviour of a worker, observed through a runtime. */
export interface Case extends CaseDetails {
  /** Fails if the behaviour is missing. A returned text replaces "yes" in the guide's table. */
  readonly check: (target: Target) => Promise<unknown>;
}

/** One behaviour that is visible on the wire only. */
export interface WireCase extends CaseDetails {
  readonly check: (target: TappedTarget) => Promise<void>;
}

/** A flow of one step. `step` adds to it or replaces its input. */
export function stepFlow(target: Target, component: string, step: Readonly<Record<string, unknown>> = {}): object {
  return {
    name: `only ${component}`,
    steps: [{ id: "only", component: target.path(component), input: { $input: "$" }, ...step }],
    output: { $step: "only" },
  };
}

/** Executes a component once for each input. */
export function execute(
  target: Target,
  component: string,
  inputs: readonly unknown[],
  options?: FlowRunOptions,
): Promise<readonly Outcome[]> {
  return target.runFlow(stepFlow(target, component), inputs, options);
}

/** Returns the outputs of a component, and fails if one execution failed. */
export async function outputsOf(
  target: Target,
  component: string,
  inputs: readonly unknown[],
  options?: FlowRunOptions,
): Promise<readonly unknown[]> {
  return successes(await execute(target, component, inputs, options));
}

/** Output of a component for one input. */
export async function outputOf<T = unknown>(target: Target, component: string, input: unknown = null): Promise<T> {
  const [output] = await outputsOf(target, component, [input]);
  return output as T;
}

export function successes(outcomes: readonly Outcome[]): readonly unknown[] {
  return outcomes.map((outcome) => {
    expect(outcome).toMatchObject({ outcome: "success" });
    return outcome.outcome === "success" ? outcome.result : undefined;
  });
}

/** Returns the error that the user receives if a component fails for one input. */
export async function failureOf(target: Target, component: string, input: unknown = null): Promise<FlowFailure> {
  const [outcome] = await execute(target, component, [input]);
  return toFailure(target, outcome);
}

/** Returns the worker's own error, extracted from the text into which runtimes up to 0.10 put it. */
export function toFailure(target: Target, outcome: Outcome | undefined): FlowFailure {
  expect(outcome).toMatchObject({ outcome: "failed" });
  if (outcome?.outcome !== "failed") throw new Error("Expected a failure.");
  if (target.errors === "kept") return outcome.error;
  const { stack = [] } = (outcome.error.data ?? {}) as { stack?: readonly { readonly error: string }[] };
  const found = /^component server error\((-?\d+)\): ([\s\S]*)$/.exec(stack.at(-1)?.error ?? "");
  expect(found, `no error of the worker in ${JSON.stringify(outcome.error)}`).not.toBeNull();
  return { code: Number(found?.[1]), message: found?.[2] ?? "" };
}

/** Checks an error as far as the runtime passes it on: if only its text arrives, `data` is not checked. */
export function expectFailure(target: Target, failure: FlowFailure, expected: Partial<FlowFailure>): void {
  const { data, ...text } = expected;
  expect(failure).toMatchObject(target.errors === "kept" && data !== undefined ? { ...text, data } : text);
}
