import fc from "fast-check";
import type { Build } from "./random-expression.ts";
import { values } from "./random-expression.ts";

/** What a step calls with what, and what becomes of it. */
export interface RandomStep {
  readonly component: string;
  readonly input?: unknown;
  readonly onError?: object;
  readonly mustExecute?: boolean;
  /** Its output holds the id of a run: no other step may use it, as that would give blobs and so their ids. */
  readonly isUnique?: boolean;
}

/** One step, or several of which the last is what matters. Steps before `at` can be referred to, which is its own position. */
export type Call = (at: number) => readonly RandomStep[];

/** A step of a flow: `s0`, `s1`, … are there to be referred to. */
export type DrawnStep = Omit<RandomStep, "isUnique"> & { readonly id: string };

/** Calls one after the other, with ids. */
export function stepsOf(calls: readonly Call[]): readonly DrawnStep[] {
  const steps: DrawnStep[] = [];
  let position = 0;
  for (const call of calls) {
    for (const { isUnique = false, ...step } of call(position)) {
      steps.push({ id: isUnique ? `unique${steps.length}` : `s${position}`, ...step });
      if (!isUnique) position += 1;
    }
  }
  return steps;
}

/** How many of these steps can be referred to. */
export function countReferable(steps: readonly DrawnStep[]): number {
  return steps.filter(({ id }) => !isUniqueId(id)).length;
}

export function isUniqueId(id: string): boolean {
  return id.startsWith("unique");
}

const MAX_NESTED_CALLS = 3;

/** A flow of a few steps of its own, for another step to run. */
export function nestedFlow(calls: fc.Arbitrary<Call>, output: fc.Arbitrary<Build>): fc.Arbitrary<NestedFlow> {
  return fc.tuple(fc.array(calls, { maxLength: MAX_NESTED_CALLS }), output).map(([drawn, result]) => {
    const steps = stepsOf(drawn);
    return { steps, output: result(countReferable(steps)) };
  });
}

export interface NestedFlow {
  readonly steps: readonly DrawnStep[];
  readonly output: unknown;
}

const onError = fc.oneof(
  { weight: 5, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.constant({ action: "fail" }) },
  { weight: 2, arbitrary: values.map((defaultValue) => ({ action: "useDefault", defaultValue })) },
  { weight: 2, arbitrary: fc.nat({ max: 2 }).map((maxRetries) => ({ action: "retry", maxRetries })) },
);
const mustExecute = fc.constantFrom(undefined, undefined, true, false);

/** The same calls, with the handling of their failures, and with `mustExecute`. */
export function withFates(calls: fc.Arbitrary<Call>): fc.Arbitrary<Call> {
  return fc.tuple(calls, onError, mustExecute).map(([call, whenFailed, always]) => (at) => {
    const steps = call(at);
    const last = {
      ...steps.at(-1),
      ...(whenFailed === undefined ? {} : { onError: whenFailed }),
      ...(always === undefined ? {} : { mustExecute: always }),
    } as RandomStep;
    return [...steps.slice(0, -1), last];
  });
}
