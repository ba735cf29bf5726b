import { describe, expect, it } from "vitest";
import { coalesce, flow, flowReferencesOf, literal, referencesOf, variable, when } from "../flow.ts";

describe("referencesOf", () => {
  it("lists every reference of a template with its place", () => {
    const found: unknown[] = [];
    flow<{ list: { "a b": number }[] }, unknown>({ name: "f" }, ({ input, step }) => {
      const first = step<{ words: number }>("first", "/x", null);
      const template = {
        part: [input.list[0]?.["a b"], first.words, first],
        "a b": variable("user", input.list),
        chosen: when(input.list, first, variable("other")),
        any: coalesce(variable<{ deep: 1 }>("object").deep, 1),
        data: literal({ $step: "no reference" }),
      };
      found.push(...referencesOf(template));
      return template;
    });
    expect(found).toEqual([
      { kind: "input", path: '$.list[0]["a b"]', at: "$.part[0]" },
      { kind: "step", step: "first", path: "$.words", at: "$.part[1]" },
      { kind: "step", step: "first", path: "$", at: "$.part[2]" },
      { kind: "variable", variable: "user", path: "$.user", hasDefault: true, at: '$["a b"]' },
      { kind: "input", path: "$.list", at: '$["a b"].default' },
      { kind: "input", path: "$.list", at: "$.chosen.$if" },
      { kind: "step", step: "first", path: "$", at: "$.chosen.then" },
      { kind: "variable", variable: "other", path: "$.other", hasDefault: false, at: "$.chosen.else" },
      { kind: "variable", variable: "object", path: "$.object.deep", hasDefault: false, at: "$.any.$coalesce[0]" },
    ]);
  });

  it("lists a single expression, and nothing in plain data", () => {
    expect(referencesOf(variable("a"))).toEqual([
      { kind: "variable", variable: "a", path: "$.a", hasDefault: false, at: "$" },
    ]);
    for (const data of [null, 1, "$.x", [], { $step: "data, because templates are not JSON" }])
      expect(referencesOf(data)).toEqual([]);
  });
});

describe("flowReferencesOf", () => {
  it("reads every form that runtimes read", () => {
    const definition = {
      steps: [
        { id: "a", component: "/x", input: { $input: "user name" } },
        { id: "b", component: "/x", input: [{ $step: "a", path: "size" }, { $variable: "key" }, { $input: null }] },
        {
          id: "c",
          component: "/x",
          input: { $if: { $variable: '$["a b"].c' }, then: { $coalesce: [{ $input: "" }] } },
        },
      ],
      output: { $literal: { $step: "a" }, $step: "b" },
    };
    expect(flowReferencesOf(definition)).toEqual([
      { kind: "input", path: '$["user name"]', at: "$.steps[0].input", from: "a" },
      { kind: "step", step: "a", path: "$.size", at: "$.steps[1].input[0]", from: "b" },
      { kind: "variable", variable: "key", path: "$.key", hasDefault: false, at: "$.steps[1].input[1]", from: "b" },
      { kind: "input", path: "$", at: "$.steps[1].input[2]", from: "b" },
      {
        kind: "variable",
        variable: "a b",
        path: '$["a b"].c',
        hasDefault: false,
        at: "$.steps[2].input.$if",
        from: "c",
      },
      { kind: "input", path: "$", at: "$.steps[2].input.then.$coalesce[0]", from: "c" },
    ]);
  });

  it("tells the output from the steps", () => {
    const built = flow({ name: "f" }, ({ step }) => step("a", "/x", 1));
    expect(flowReferencesOf(built)).toEqual([{ kind: "step", step: "a", path: "$", at: "$.output", from: undefined }]);
  });
});
