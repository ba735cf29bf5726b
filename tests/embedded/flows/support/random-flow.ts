import fc from "fast-check";
import type { FlowCase } from "./flow-case.ts";
import { calls } from "./random-call.ts";
import { expression, inputs, values } from "./random-expression.ts";
import { countReferable, type DrawnStep, isUniqueId, stepsOf } from "./random-steps.ts";

const MAX_CALLS = 6;

/** Declarations of variables: with a default, without one, and as required. */
const schemas = fc
  .record({
    s: fc.constantFrom({ type: "string" }, { type: "integer" }, { type: ["object", "null"] }, { type: "array" }),
    d: values.map((byDefault) => ({ type: "object", default: byDefault })),
    r: fc.constant({ type: "string" }),
  })
  .map((properties) => ({
    type: "object",
    properties: { variables: { type: "object", properties, required: ["r"] } },
  }));

const variables = fc.record({ v: inputs, s: values, d: values, r: values }, { requiredKeys: [] });

/** Changes of members of a step that leave it valid: an array replaces the member, `null` removes it. */
type Patch = (step: DrawnStep, at: number) => Readonly<Record<string, unknown>>;
const patches: fc.Arbitrary<Patch> = fc.oneof(
  expression.map(
    (input): Patch =>
      ({ component }, at) => {
        // A list as the input of a built-in component is a known difference.
        return { input: component.startsWith("/builtin/") ? "text" : [input(at)] };
      },
  ),
  fc.constant<Patch>(() => ({ input: null })),
  fc.constant<Patch>(() => ({ component: "/w/echo" })),
  fc.constantFrom(true, null).map(
    (mustExecute): Patch =>
      () => ({ mustExecute }),
  ),
  fc.constant<Patch>(() => ({ onError: null })),
  values.map(
    (defaultValue): Patch =>
      () => ({ onError: { action: "useDefault", defaultValue: [defaultValue], maxRetries: null } }),
  ),
);
type Patches = readonly (readonly [choice: number, patch: Patch])[];

/** Flows of all kinds. */
export const randomFlows: fc.Arbitrary<FlowCase> = fc
  .record({
    drawn: fc.array(calls, { maxLength: MAX_CALLS }),
    output: expression,
    items: fc.array(inputs, { minLength: 1, maxLength: 3 }),
    declared: fc.option(schemas, { freq: 3, nil: undefined }),
    given: fc.option(variables, { freq: 3, nil: undefined }),
    changes: fc.option(fc.array(fc.tuple(fc.nat({ max: 99 }), patches), { maxLength: 2 }), { freq: 3, nil: [] }),
    isSingle: fc.boolean(),
  })
  .map(({ drawn, output, items, declared, given, changes, isSingle }) => {
    const steps = stepsOf(drawn);
    const shown = steps.filter(({ id }) => isUniqueId(id)).map(({ id }) => ({ $step: id }));
    const chosen = output(countReferable(steps));
    const overrides = overridesOf(steps, changes);
    return {
      name: "random",
      features: [],
      flow: {
        ...(declared === undefined ? {} : { schemas: declared }),
        steps,
        output: shown.length === 0 ? chosen : [chosen, ...shown],
      },
      inputs: items,
      ...(given === undefined ? {} : { variables: given }),
      ...(overrides === undefined ? {} : { overrides }),
      ...(isSingle ? { ordered: !startsOthers(steps, overrides), maxConcurrency: 1 } : {}),
      racing: true,
    };
  });

function overridesOf(steps: readonly DrawnStep[], changes: Patches): FlowCase["overrides"] {
  const chosen = changes.flatMap(([choice, patch]) => {
    const index = choice % Math.max(1, steps.length);
    const step = steps[index];
    return step === undefined
      ? []
      : [[step.id, { value: patch(step, countReferable(steps.slice(0, index))) }] as const];
  });
  return chosen.length === 0 ? undefined : Object.fromEntries(chosen);
}

/**
 * Whether more than one step may run at a time in spite of the limit, or a component sends several requests at once. Steps that run flows
 * wait beside the steps of these flows. When 0.11.1 repeats a failed built-in component, it starts another step beyond the limit.
 */
function startsOthers(steps: object, overrides: object | undefined): boolean {
  const text = JSON.stringify([steps, overrides]);
  // Storing a value fails only if an override makes it invalid.
  const mayFail = overrides === undefined ? /\/builtin\/(?!put_blob)/ : /\/builtin\//;
  return mayFail.test(text) || /-323|retry|\/w\/(?:sub|evaluate|many|types)|\/lossy\//.test(text);
}

/** All flows of a case, nested ones included, in the form that runs. */
export function flowsOf({ flow, overrides = {} }: FlowCase): readonly object[] {
  const { steps = [] } = flow as { readonly steps?: readonly DrawnStep[] };
  const changed = steps.map((step) => withoutNulls({ ...step, ...(overrides[step.id]?.value as object) }));
  return flowsIn({ ...flow, steps: changed });
}

function withoutNulls(value: object): object {
  const kept = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(kept.map(([name, member]) => [name, name === "onError" ? withoutNulls(member) : member]));
}

function flowsIn(value: unknown): readonly object[] {
  if (typeof value !== "object" || value === null) return [];
  const nested = Object.values(value).flatMap(flowsIn);
  return "steps" in value && "output" in value ? [value, ...nested] : nested;
}
