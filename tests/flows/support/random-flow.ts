import fc from "fast-check";
import type { FlowCase } from "./flow-case.ts";

/** Builds an expression for the step at a position, of which only earlier steps can be referred to. */
type Build = (position: number) => unknown;

const INPUT_PATHS = ["$", "a", "$.b", "$.a.b", "$.l[0]", "$.l[1].a", "$['l']", "$.b.x", "nope"];
const STEP_PATHS = ["a", "$.b", "$[0]", "nope"];
const VARIABLES = ["v", "v", "$.v", "$.v.a", "none"];
const CODES = [-32000, -32003, -32100, -32150, -32200, -32300, 7];
const MAX_STEPS = 7;

const scalars = fc.oneof(
  fc.constantFrom(null, true, false, 0, 1, -2.5, "", "text", "é"),
  fc.integer({ min: -9, max: 9 }),
);
const values = fc
  .jsonValue({ maxDepth: 2, depthSize: "small" })
  .map((value): unknown => JSON.parse(JSON.stringify(value, plain)));

/** Numbers that the runtimes do not change: they read some fractions inexactly. */
function plain(_name: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isSafeInteger(value) ? 0.25 : value;
}

/** Mostly of the shape that {@link INPUT_PATHS} expect. */
const inputs = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      a: fc.record({ b: scalars }),
      b: values,
      l: fc.tuple(scalars, fc.record({ a: scalars })),
    }),
  },
  { weight: 1, arbitrary: values },
);

const stepReferences = fc
  .tuple(fc.nat({ max: 99 }), fc.constantFrom(undefined, undefined, undefined, ...STEP_PATHS))
  .map(
    ([choice, path]): Build =>
      (position) => {
        if (position === 0) return { $input: "$" };
        const step = `s${choice % position}`;
        return path === undefined ? { $step: step } : { $step: step, path };
      },
  );

const { expression } = fc.letrec<{ expression: Build; leaf: Build }>((tie) => ({
  leaf: fc.oneof(
    scalars.map(
      (value): Build =>
        () =>
          value,
    ),
    fc.constantFrom(...INPUT_PATHS).map(
      (path): Build =>
        () => ({ $input: path }),
    ),
    fc.constantFrom(...VARIABLES).map(
      (path): Build =>
        () => ({ $variable: path }),
    ),
    values.map(
      (value): Build =>
        () => ({ $literal: value }),
    ),
    stepReferences,
  ),
  expression: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    tie("leaf"),
    stepReferences,
    fc.array(tie("expression"), { maxLength: 3 }).map(
      (items): Build =>
        (at) =>
          items.map((item) => item(at)),
    ),
    fc.array(tie("expression"), { maxLength: 3 }).map(
      (candidates): Build =>
        (at) => ({ $coalesce: candidates.map((candidate) => candidate(at)) }),
    ),
    fc.dictionary(fc.constantFrom("a", "b", "l", "c"), tie("expression"), { maxKeys: 3 }).map(objectOf),
    fc.tuple(tie("expression"), tie("expression"), fc.option(tie("expression"))).map(conditionalOf),
    fc.tuple(fc.constantFrom("none", "$.v.nope", "v"), tie("expression")).map(
      ([path, fallback]): Build =>
        (at) => ({ $variable: path, default: fallback(at) }),
    ),
  ),
}));

function objectOf(members: Readonly<Record<string, Build>>): Build {
  return (at) => Object.fromEntries(Object.entries(members).map(([name, member]) => [name, member(at)]));
}

function conditionalOf([condition, consequent, alternative]: readonly [Build, Build, Build | null]): Build {
  return (at) => {
    const chosen = { $if: condition(at), then: consequent(at) };
    return alternative === null ? chosen : { ...chosen, else: alternative(at) };
  };
}

const onError = fc.oneof(
  { weight: 5, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.constant({ action: "fail" }) },
  { weight: 2, arbitrary: values.map((defaultValue) => ({ action: "useDefault", defaultValue })) },
  { weight: 2, arbitrary: fc.nat({ max: 2 }).map((maxRetries) => ({ action: "retry", maxRetries })) },
);

/** What a step calls with what. */
type Call = (position: number) => object;

const echoes = expression.map(
  (input): Call =>
    (at) => ({ component: "/w/echo", input: input(at) }),
);

const failures = fc.tuple(fc.constantFrom(...CODES), expression).map(
  ([code, data]): Call =>
    (at) => ({ component: "/w/fail", input: { message: "no", code, data: data(at) } }),
);

const flaky = fc.tuple(fc.constantFrom(...CODES), fc.integer({ min: 1, max: 3 })).map(
  ([code, successAt]): Call =>
    () => ({ component: "/w/flaky", input: { code, successAt } }),
);

const blobs = expression.map(
  (data): Call =>
    (at) => ({ component: "/builtin/put_blob", input: { data: data(at), blob_type: "data" } }),
);

/** A flow of its own over a list of items. */
const maps = fc
  .tuple(fc.array(expression, { maxLength: 3 }), expression, fc.array(values, { maxLength: 3 }))
  .map(([nested, output, items]): Call => {
    const steps = nested.map((input, at) => ({ id: `s${at}`, component: "/w/echo", input: input(at) }));
    const workflow = { $literal: { steps, output: output(nested.length) } };
    return () => ({ component: "/builtin/map", input: { workflow, items } });
  });

const calls = fc.oneof(
  { weight: 6, arbitrary: echoes },
  { weight: 2, arbitrary: failures },
  { weight: 1, arbitrary: flaky },
  { weight: 1, arbitrary: blobs },
  { weight: 1, arbitrary: maps },
);

const steps = fc.array(fc.tuple(calls, onError, fc.constantFrom(undefined, undefined, true, false)), {
  maxLength: MAX_STEPS,
});

/** Flows of all kinds. */
export const randomFlows: fc.Arbitrary<FlowCase> = fc
  .tuple(
    steps,
    expression,
    fc.array(inputs, { minLength: 1, maxLength: 3 }),
    fc.option(inputs, { freq: 9 }),
    fc.boolean(),
  )
  .map(([drawn, output, items, variable, single]) => ({
    name: "random",
    features: [],
    flow: {
      steps: drawn.map(([call, error, mustExecute], position) => ({
        id: `s${position}`,
        ...call(position),
        ...(error === undefined ? {} : { onError: error }),
        ...(mustExecute === undefined ? {} : { mustExecute }),
      })),
      output: output(drawn.length),
    },
    inputs: items,
    ...(variable === null ? {} : { variables: { v: variable } }),
    ...(single ? { ordered: !drawn.some(startsOthers), maxConcurrency: 1 } : {}),
  }));

/**
 * Whether more than one step may run at a time in spite of the limit. Steps that run flows wait beside those; and where a step is
 * executed again, runtime 0.11.1 tries those that depend on it again, too, which shows in nothing but the order of others.
 */
function startsOthers([call, error]: readonly [Call, ...unknown[]]): boolean {
  const written = JSON.stringify([call(0), error ?? null]);
  return written.includes("-323") || written.includes("retry") || written.includes("/builtin/map");
}
