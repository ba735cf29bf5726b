import fc from "fast-check";

/** Builds an expression for the step at a position, of which only earlier steps can be referred to. */
export type Build = (position: number) => unknown;

const INPUT_PATHS = ["$", "a", "$.b", "$.a.b", "$.l[0]", "$.l[1].a", "$['l']", "$.b.x", "nope"];
const STEP_PATHS = ["a", "$.b", "$[0]", "nope"];
/** `v` is sometimes given; `s`, `d` and `r` are declared. */
const VARIABLES = ["v", "v", "$.v", "$.v.a", "s", "d", "$.d.a", "r", "none"];

const scalars = fc.oneof(
  fc.constantFrom(null, true, false, 0, 1, -2.5, "", "text", "é"),
  fc.integer({ min: -9, max: 9 }),
);

/** Any small JSON value. */
export const values = fc
  .jsonValue({ maxDepth: 2, depthSize: "small" })
  .map((value): unknown => JSON.parse(JSON.stringify(value, plain)));

/** Numbers that the runtimes do not change: they read some fractions inexactly. */
function plain(_name: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isSafeInteger(value) ? 0.25 : value;
}

/** Values that mostly have the shape that {@link INPUT_PATHS} expect. */
export const inputs = fc.oneof(
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

/** Expressions of all kinds. */
export const { expression } = fc.letrec<{ expression: Build; leaf: Build }>((tie) => ({
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
    fc.tuple(fc.constantFrom("none", "$.v.nope", "v", "s", "$.d.nope"), tie("expression")).map(
      ([path, fallback]): Build =>
        (at) => ({ $variable: path, default: fallback(at) }),
    ),
  ),
}));

/** Expressions that fail only if a step has failed: whole outputs of steps, the whole input, and data. */
export const sureExpression: fc.Arbitrary<Build> = fc
  .array(
    fc.oneof(
      fc.nat({ max: 99 }).map(
        (choice): Build =>
          (at) =>
            at === 0 ? { $input: "$" } : { $step: `s${choice % at}` },
      ),
      values.map(
        (value): Build =>
          () => ({ $literal: value }),
      ),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((items) => (at) => items.map((item) => item(at)));

function objectOf(members: Readonly<Record<string, Build>>): Build {
  return (at) => Object.fromEntries(Object.entries(members).map(([name, member]) => [name, member(at)]));
}

function conditionalOf([condition, consequent, alternative]: readonly [Build, Build, Build | null]): Build {
  return (at) => {
    const chosen = { $if: condition(at), then: consequent(at) };
    return alternative === null ? chosen : { ...chosen, else: alternative(at) };
  };
}
