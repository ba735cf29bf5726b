import fc from "fast-check";
import type { Build } from "./random-expression.ts";
import { values } from "./random-expression.ts";

/** A call of a step: its component, its input and the use of its output. */
export interface RandomStep {
  readonly component: string;
  readonly input?: unknown;
  readonly onError?: object;
  readonly mustExecute?: boolean;
  /** Whether the output holds the id of a run. No other step may use it, because the ids of blobs would then differ from run to run. */
  readonly isUnique?: boolean;
}

/** One step, or several of which the last one has the result. `at` is its position; it can refer to the steps before it. */
export type Call = (at: number) => readonly RandomStep[];

/** A step of a flow, which can refer to `s0`, `s1`, …. */
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

/** Number of steps that can be referred to. */
export function countReferable(steps: readonly DrawnStep[]): number {
  return steps.filter(({ id }) => !isUniqueId(id)).length;
}

export function isUniqueId(id: string): boolean {
  return id.startsWith("unique");
}

const MAX_NESTED_CALLS = 3;

/** A small flow that another step runs. */
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
