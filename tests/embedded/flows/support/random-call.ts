import fc from "fast-check";
import { type Build, expression, sureExpression, values } from "./random-expression.ts";
import { type Call, type NestedFlow, nestedFlow, withFates } from "./random-steps.ts";

const CODES = [-32000, -32003, -32100, -32150, -32200, -32300, 7];
const NO_BLOB = "0".repeat(64);

function one(component: string, input: fc.Arbitrary<Build>): fc.Arbitrary<Call> {
  return input.map((build) => (at) => [{ component, input: build(at) }]);
}

function fixed(component: string, input: fc.Arbitrary<unknown>): fc.Arbitrary<Call> {
  return input.map((value) => () => [{ component, input: value }]);
}

const codes = fc.constantFrom(...CODES);
const attempts = fc.integer({ min: 1, max: 3 });

const echoes = one("/w/echo", expression);
const failures = fc.tuple(codes, expression).map(
  ([code, data]): Call =>
    (at) => [{ component: "/w/fail", input: { message: "no", code, data: data(at) } }],
);
const flaky = fixed("/w/flaky", fc.record({ code: codes, successAt: attempts }));
/** Calls whose executions are lost on their way: the first ones, or all. */
const lost = fixed("/lossy/lost", fc.option(fc.record({ successAt: attempts })));

/** Calls that store and fetch values, each by the runtime or by a component. */
const stored = fc.tuple(expression, fc.boolean(), fc.boolean()).map(([data, isPutByRuntime, isGotByRuntime]): Call => {
  return (at) => {
    const id = isPutByRuntime ? { $step: `s${at}`, path: "blob_id" } : { $step: `s${at}` };
    const put = isPutByRuntime
      ? { component: "/builtin/put_blob", input: { data: data(at), blob_type: "data" } }
      : { component: "/w/put", input: data(at) };
    const get = isGotByRuntime
      ? { component: "/builtin/get_blob", input: { blob_id: id } }
      : { component: "/w/get", input: { blobId: id } };
    return [put, get];
  };
});
const missing = fc.oneof(
  fixed("/builtin/get_blob", fc.record({ blob_id: fc.constantFrom(NO_BLOB, "g".repeat(64), "short", null) })),
  fixed("/w/load", fc.constant({ blobId: NO_BLOB })),
);

const plainCalls = withFates(fc.oneof({ weight: 4, arbitrary: echoes }, { weight: 1, arbitrary: failures }));
const plainFlow = nestedFlow(plainCalls, expression);

const maps = fc.tuple(plainFlow, fc.array(values, { maxLength: 3 })).map(
  ([flow, items]): Call =>
    () => [{ component: "/builtin/map", input: { workflow: { $literal: flow }, items } }],
);

/** Calls that evaluate a stored flow. 0.9 evaluates only blobs that were stored as flows. */
const evals = fc.tuple(plainFlow, fc.constantFrom("flow", "flow", "flow", "data"), expression).map(
  ([flow, type, input]): Call =>
    (at) => {
      const flowId = { $step: `s${at}`, path: "blob_id" };
      return [
        { component: "/builtin/put_blob", input: { data: { $literal: flow }, blob_type: type } },
        { component: "/builtin/eval", input: { flow_id: flowId, input: input(at) }, isUnique: true },
      ];
    },
);

/** Values that mostly have the shape that `iterate` expects. */
const steering = fc.oneof(
  fc.tuple(expression, expression, expression).map(
    ([condition, result, next]): Build =>
      (at) => ({ $if: condition(at), then: { result: result(at) }, else: { next: next(at) } }),
  ),
  expression.map(
    (next): Build =>
      (at) => ({ next: next(at) }),
  ),
  expression,
);
const iterations = fc.tuple(nestedFlow(plainCalls, steering), expression, fc.nat({ max: 3 })).map(
  ([flow, start, limit]): Call =>
    (at) => {
      const input = { flow: { $literal: flow }, initial_input: start(at), max_iterations: limit };
      return [{ component: "/builtin/iterate", input }];
    },
);

const roundTrips = one("/w/round-trip", expression);
const manyBlobs = one(
  "/w/many",
  fc.array(expression, { maxLength: 4 }).map(
    (items): Build =>
      (at) =>
        items.map((item) => item(at)),
  ),
);

/** A flow without unneeded steps. On real runtimes it depends on timing whether the failure of such a step fails the run. */
const askedFlow = nestedFlow(
  fc.oneof({ weight: 3, arbitrary: plainCalls }, { weight: 1, arbitrary: withFates(roundTrips) }),
  sureExpression,
).map(({ steps, output }): NestedFlow => ({ steps: steps.map(({ mustExecute: _, ...step }) => step), output }));
/** Flows that a component submits and waits for. */
const submissions = fc
  .tuple(
    fc.constantFrom("/w/sub", "/w/sub", "/w/evaluate", "/w/evaluate-all"),
    askedFlow,
    fc.array(expression, { minLength: 1, maxLength: 2 }),
    fc.option(fc.integer({ min: 1, max: 2 })),
    fc.option(values, { freq: 4 }),
  )
  .map(([component, flow, inputs, maxConcurrency, changed]): Call => {
    const limit = maxConcurrency === null ? {} : { maxConcurrency };
    const changes = changed === null ? {} : changesOf(flow, changed);
    return (at) => {
      const input = { flow: { $literal: flow }, inputs: inputs.map((build) => build(at)), ...limit, ...changes };
      return [{ component, input, isUnique: component === "/w/sub" }];
    };
  });

/** Overrides in the spelling of 0.9. Later versions would ignore them, so the worker refuses them. */
function changesOf({ steps: [first] }: NestedFlow, value: unknown): object {
  return first === undefined ? {} : { overrides: { $literal: { [first.id]: { value: { input: [value] } } } } };
}

const otherQuestions = fc.oneof(
  fixed(
    "/w/types",
    askedFlow.map((flow) => ({ flow: { $literal: flow } })),
  ),
  one("/w/introspect", expression),
  one("/w/two-questions", expression),
  fixed("/w/fail-late", fc.record({ message: fc.constant("late"), code: codes })),
);

/** Calls of all kinds. */
export const calls: fc.Arbitrary<Call> = withFates(
  fc.oneof(
    { weight: 12, arbitrary: echoes },
    { weight: 4, arbitrary: failures },
    { weight: 2, arbitrary: flaky },
    { weight: 1, arbitrary: lost },
    { weight: 2, arbitrary: stored },
    { weight: 1, arbitrary: missing },
    { weight: 2, arbitrary: maps },
    { weight: 1, arbitrary: evals },
    { weight: 1, arbitrary: iterations },
    { weight: 1, arbitrary: roundTrips },
    { weight: 1, arbitrary: manyBlobs },
    { weight: 2, arbitrary: submissions },
    { weight: 1, arbitrary: otherQuestions },
  ),
);
