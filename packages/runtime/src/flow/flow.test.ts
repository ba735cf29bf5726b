import { describe, expect, it } from "vitest";
import { inspectFlow, readFlow } from "./flow.ts";

describe("a flow that can run", () => {
  it("is the same from YAML, JSON and an object", () => {
    const flow = { name: "n", steps: [{ id: "a", component: "/w/x", input: { $input: "x" } }], output: { $step: "a" } };
    const yaml = "name: n\nsteps:\n  - id: a\n    component: /w/x\n    input: { $input: x }\noutput:\n  $step: a\n";
    const ids = [flow, JSON.stringify(flow), JSON.stringify(flow, null, "\t"), yaml].map(
      (source) => readFlow(source).id,
    );
    expect(new Set(ids).size).toBe(1);
    expect(readFlow(yaml)).toMatchObject({
      name: "n",
      document: { ...flow, steps: [{ id: "a", component: "/w/x", input: { $input: "$.x" } }] },
    });
  });

  it("may name a schema for editors", () => {
    expect(readFlow({ $schema: "https://stepflow.org/schemas/v1/flow.json", output: 1 }).document).toEqual({
      output: 1,
    });
  });

  it("has a warning for numbers that JavaScript rounds", () => {
    const { diagnostics } = readFlow("output:\n  - 9007199254740993\n  - 9007199254740992\n");
    expect(diagnostics.filter(({ kind }) => kind === "roundedNumber")).toEqual([
      expect.objectContaining({ line: 2, column: 5, level: "warning" }),
    ]);
  });

  it("types.editor: has warnings that do not prevent it from running", () => {
    const flow = readFlow({ steps: [{ id: "a", component: "w/x" }], output: { $variable: "v" } });
    expect(flow.diagnostics.map(({ kind, level }) => [kind, level])).toEqual([
      ["missingFlowName", "warning"],
      ["missingFlowDescription", "warning"],
      ["missingVariableSchema", "warning"],
      ["invalidComponent", "error"],
      ["unreachableStep", "warning"],
    ]);
  });

  it("may have members that runtimes ignore, with unknownFields: report", () => {
    const { flow, diagnostics } = inspectFlow({ output: 1, more: 2 }, { unknownFields: "report" });
    expect(flow?.document).toEqual({ output: 1 });
    expect(diagnostics[0]).toMatchObject({ kind: "unknownFieldIgnored", level: "warning", pointer: "/more" });
  });
});

it("a chain of 20,000 steps is read", () => {
  const steps = Array.from({ length: 20_000 }, (_, n) => ({
    id: `s${n}`,
    component: "/w/x",
    input: n === 0 ? 1 : { $step: `s${n - 1}` },
  }));
  expect(readFlow({ steps, output: { $step: "s19999" } }).plan.steps).toHaveLength(20_000);
});

describe("late steps", () => {
  const step = (id: string, input: unknown, extra: object = {}): object => ({ id, component: "/w/x", input, ...extra });
  const lateOf = (flow: object): unknown[] =>
    readFlow(flow)
      .diagnostics.filter(({ kind }) => kind === "lateStep")
      .map(({ pointer, data }) => [pointer, data?.["step_id"]]);

  it("are those behind a condition that refers to another step", () => {
    const steps = [step("c", 1), step("a", 1), step("b", 1)];
    const output = { $if: { $step: "c" }, then: { $step: "a" }, else: [{ $step: "b" }] };
    expect(lateOf({ steps, output })).toEqual([
      ["/output/then", "a"],
      ["/output/else/0", "b"],
    ]);
    expect(lateOf({ steps, output: { $coalesce: [{ $step: "c" }, { $step: "a" }, 1] } })).toEqual([
      ["/output/$coalesce/1", "a"],
    ]);
    expect(lateOf({ steps: [...steps, step("z", output)], output: { $step: "z" } })).toHaveLength(2);
  });

  it("are those that the condition refers to in a branch of its own", () => {
    const steps = [step("c", 1), step("a", 1)];
    const choice = { $if: { $input: "x" }, then: { $step: "c" }, else: { $step: "a" } };
    expect(lateOf({ steps, output: { $if: choice, then: { $step: "c" } } })).toEqual([["/output/then", "c"]]);
    expect(lateOf({ steps, output: { $if: [{ $step: "a" }, { $step: "c" }], then: { $step: "c" } } })).toEqual([]);
  });

  it("are not those that are needed anyway, nor those that depend on the input only", () => {
    const steps = [step("c", 1), step("a", 1, { mustExecute: true }), step("b", { $step: "a" })];
    const output = { $if: { $step: "c" }, then: { $step: "a" }, else: { $step: "c" } };
    expect(lateOf({ steps, output })).toEqual([]);
    expect(lateOf({ steps, output: { $if: { $input: "x" }, then: { $step: "b" } } })).toEqual([]);
    expect(lateOf({ steps, output: [{ $step: "b" }, { $if: { $step: "c" }, then: { $step: "b" } }] })).toEqual([]);
  });

  it("are those in defaults of variables", () => {
    const steps = [step("a", 1)];
    expect(lateOf({ steps, output: [{ $step: "a" }, { $variable: "v", default: { $step: "a" } }] })).toEqual([
      ["/output/1/default", "a"],
    ]);
  });
});

it.each([
  ["readFlow", readFlow],
  ["inspectFlow", inspectFlow],
] as const)("%s refuses options that do not exist", (name, read) => {
  const options = { unknownField: "report" } as object;
  expect(() => read({ steps: [], output: 1 }, options)).toThrow(
    new TypeError(`${name}: there is no option "unknownField". Did you mean "unknownFields"?`),
  );
});
