import { type FlowDiagnostic, InvalidFlowError } from "@stepflow/protocol";
import { describe, expect, it } from "vitest";
import { type ReadFlowOptions, readFlow } from "./flow.ts";

function errorOf(source: string | object, options?: ReadFlowOptions): InvalidFlowError {
  try {
    readFlow(source, options);
  } catch (error) {
    if (error instanceof InvalidFlowError) return error;
    throw error;
  }
  throw new Error("The flow was read.");
}

type Told = { readonly [Name in "kind" | "pointer" | "line" | "column" | "message"]: FlowDiagnostic[Name] | undefined };

function fatal(source: string | object, options?: ReadFlowOptions): Told[] {
  return errorOf(source, options)
    .diagnostics.filter(({ level }) => level === "fatal")
    .map(({ kind, pointer, line, column, message }) => ({ kind, pointer, line, column, message }));
}

const YAML = `name: broken
steps:
  - id: a
    component: /w/echo
    input:
      deep: [1, { $step: nobody }]
`;

describe("a reference to an unknown step", () => {
  it("is reported with line, column and pointer", () => {
    expect(fatal(YAML)).toEqual([
      {
        kind: "undefinedStepReference",
        pointer: "/steps/0/input/deep/1",
        line: 6,
        column: 17,
        message: "Step 'a' references undefined step 'nobody': the flow has 'a'",
      },
    ]);
    expect(errorOf(YAML, { source: "flow.yaml" }).message).toMatch(
      /^flow\.yaml:6:17 \(\/steps\/0\/input\/deep\/1\): Step/,
    );
  });

  it("is reported with the pointer alone for an object", () => {
    const error = errorOf({ output: { $if: true, then: [{ $step: "x" }] } });
    expect(error.message).toBe(
      "flow (/output/then/0): Step 'workflow_output' references undefined step 'x': the flow has no steps",
    );
    expect(error.diagnostics.find(({ level }) => level === "fatal")).toMatchObject({ path: "$.output.then[0]" });
  });

  it("is reported with a hint if the step is defined later", () => {
    const steps = [
      { id: "a", component: "/w/x", input: { $step: "b" } },
      { id: "b", component: "/w/x" },
    ];
    expect(fatal({ steps })[0]?.message).toMatch(/'b': it is defined later, and steps can refer to earlier ones only/);
  });
});

describe("steps in a cycle", () => {
  it("are all named in the error", () => {
    const steps = ["a", "b", "c", "d"].map((id, index, ids) => ({
      id,
      component: "/w/x",
      input: { before: { $step: ids[(index + 1) % 3] }, all: id === "d" ? { $step: "a" } : 1 },
    }));
    const [first] = fatal({ steps, output: { $step: "d" } });
    expect(first).toMatchObject({
      kind: "stepCycle",
      pointer: "/steps/0/input/before",
      message: "Steps wait for each other: 'a' → 'b' → 'c' → 'a'",
    });
  });

  it("a step that refers to itself", () => {
    expect(fatal({ steps: [{ id: "a", component: "/w/x", input: [{ $step: "a", path: "x" }] }] })).toMatchObject([
      { kind: "selfReference", pointer: "/steps/0/input/0", message: "Step 'a' references itself" },
    ]);
  });
});

describe("other faults", () => {
  it.each([
    ["output: { $if: true }", "/output", 9, '"$if" must have a "then" beside it'],
    ["output: { $coalesce: 1 }", "/output/$coalesce", 22, '"$coalesce" must be an array of expressions'],
    ["output: { $step: 1 }", "/output/$step", 18, '"$step" must be the id of a step'],
    ["output: { $input: 5 }", "/output/$input", 19, '"$input" must be a path such as "$.name"'],
    ["output: { $input: $x }", "/output/$input", 19, '"$x" is not a path: "." or "[" must follow "$", not "x"'],
    ["output: [{ $variable: '$[x]' }]", "/output/0/$variable", 23, '"$[x]" is not a path: [x] is neither'],
    ["name: 5", "/name", 7, '"name" must be string or null'],
    ["steps: 5", "/steps", 8, '"steps" must be array or null'],
    ["steps: [5]", "/steps/0", 9, 'element 0 of "steps" must be an object'],
    ["steps: [{ id: a }]", "/steps/0/component", 9, '"component" is missing'],
    [
      "steps: [{ id: a, component: /x, onError: { action: skip } }]",
      "/steps/0/onError/action",
      52,
      '"action" must be "fail"',
    ],
    ["schemas: { input: {} }", "/schemas/input", 12, '"input" must be inside "properties"'],
    ["schemas: []", "/schemas", 10, '"schemas" must be an object'],
    ["5", "", 1, "a flow must be an object"],
    ["", "", undefined, "a flow must be an object"],
    ["output: 1\noutput: 2", "/output", 1, '"output" is repeated'],
    ["steps: [{ id: a, component: /x, id: b }]", "/steps/0/id", 33, '"id" is repeated'],
    ["schemas: {}\nexamples: [{ name: a, input: 1, name: b }]", "/examples/0/name", 33, '"name" is repeated'],
    [
      "steps: [{ id: a, component: /x, onError: { action: fail, action: fail } }]",
      "/steps/0/onError/action",
      58,
      '"action" is repeated',
    ],
    ["output: [1", "", 11, "Flow sequence in block collection must be sufficiently indented and end with a ]"],
    ["output: *nope", "", 9, "there is no anchor &nope before"],
    ["output: !secret abc", "", 17, "the tag !secret is unknown to runtimes"],
    ["output: !!int seven", "", 15, '"seven" does not fit its tag !!int'],
    [
      "output: 18446744073709551616",
      "",
      9,
      "has more than 64 bits, which runtimes refuse: write it in quotes, or as 1.8",
    ],
    ['{ "output": 1e400 }', "", 13, "1e400 is out of range"],
    ['{ "output": "\\ud83d" }', "", 13, "half a character"],
    ["output: { ? [a, b] : 1 }", "", 13, "a list cannot be the name of a member"],
    ["output: { $input: 'items[-1]' }", "/output/$input", 19, '"$.items[-1]" is not a path: [-1] is neither'],
    ["output: { $variable: 'a[b', default: 1 }", "/output/$variable", 22, '"$.a[b" is not a path'],
    ["output: { $input: \"$['a[b']\" }", "/output/$input", 19, '"$.a[b" is not a path'],
    [
      "constructor: 1",
      "/constructor",
      1,
      '"constructor" is unknown here and has no effect: the known members are name, descr',
    ],
    ["a: 1\n---\nb: 2", "", 1, "another document begins here"],
    [
      "output: 1\nstep: []",
      "/step",
      1,
      '"step" is unknown here and has no effect: the known members are name, description',
    ],
    [
      "output: { $step: a, default: 1 }",
      "/output/default",
      21,
      '"default" is unknown here and has no effect: the known members are $step, path',
    ],
  ])("%s", (text, pointer, column, message) => {
    const [first] = fatal(text);
    expect(first?.message).toContain(message);
    expect(first).toMatchObject({ pointer, ...(column === undefined ? {} : { column }) });
  });

  it("doubled and empty ids", () => {
    const steps = ["a", "a", " "].map((id) => ({ id, component: "/w/x" }));
    expect(fatal({ steps }).map(({ kind, pointer }) => [kind, pointer])).toEqual([
      ["duplicateStepId", "/steps/1/id"],
      ["emptyStepId", "/steps/2/id"],
    ]);
  });

  it("are all reported, not only the first", () => {
    const text = "steps:\n  - { id: a, component: /x, skip: true, input: { $step: z } }\noutput: { $input: $$ }";
    expect(fatal(text).map(({ kind, line }) => [kind, line])).toEqual([
      ["unknownField", 2],
      ["invalidReferenceExpression", 3],
      ["undefinedStepReference", 2],
    ]);
  });

  it("include members of older runtimes, with a correction", () => {
    const step = { id: "a", component: "/w/x", skip: true, on_error: {}, depends_on: [] };
    const messages = fatal({ steps: [step], variables_schema: {} }).map(({ message }) => message);
    expect(messages).toEqual([
      expect.stringContaining('it is "schemas: { properties: { variables: … } }" now'),
      expect.stringContaining("steps are no longer skipped"),
      expect.stringContaining('it is spelled "onError"'),
      expect.stringContaining("a step depends on the steps that its input refers to"),
    ]);
  });

  it("values that are not JSON", () => {
    expect(fatal({ output: { f: () => 1 } })).toMatchObject([
      { pointer: "/output/f", message: "a function is not a JSON value" },
    ]);
    const cycle: Record<string, unknown> = {};
    cycle["self"] = cycle;
    expect(fatal({ output: cycle })[0]?.message).toMatch(/nested deeper than 126 levels/);
    expect(fatal("output: &a [*a]")[0]?.message).toMatch(/nested deeper than 126 levels/);
  });

  it.each([
    [new Map([["a", 1]]), "a Map is not a JSON value"],
    [{ tags: new Set(["a"]) }, "a Set is not a JSON value"],
    [Promise.resolve(1), "a Promise is not a JSON value"],
    [new Uint8Array(1), "a Uint8Array is not a JSON value"],
    [{ n: 5n }, "the bigint 5 is not a JSON value"],
    [[Number.POSITIVE_INFINITY], "Infinity is not a JSON value"],
  ])("values that JSON would change: %o", (output, message) => {
    expect(fatal({ output })[0]?.message).toBe(message);
  });

  it("many aliases of one anchor are accepted, aliases that multiply each other are not", () => {
    const steps = Array.from({ length: 300 }, (_, n) => `  - { id: s${n}, component: /w/x, onError: *again }`);
    const text = `metadata: { r: &again { action: retry, maxRetries: 2 } }\nsteps:\n${steps.join("\n")}`;
    expect(readFlow(text).plan.steps).toHaveLength(300);
    const laughs = Array.from({ length: 9 }, (_, n) => `l${n + 1}: &l${n + 1} [${`*l${n}, `.repeat(9)}]`);
    expect(fatal(`metadata:\n  l0: &l0 ha\n  ${laughs.join("\n  ")}`)[0]?.message).toBe("more than 1000000 values");
  });

  it("the depth that runtimes accept, and one level more", () => {
    const nested = (depth: number): object => ({
      output: JSON.parse("[".repeat(depth) + "]".repeat(depth)) as unknown,
    });
    expect(readFlow(nested(125)).id).toMatch(/^[0-9a-f]{64}$/);
    expect(fatal(nested(126))[0]?.message).toMatch(/126 levels/);
  });
});
