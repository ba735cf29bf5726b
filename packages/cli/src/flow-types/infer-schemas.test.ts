import { expect, it } from "vitest";
import { inferSchemas } from "./infer-schemas.ts";

const TREE = {
  $ref: "#/$defs/Node",
  $defs: {
    Node: {
      type: "object",
      properties: { $ref: { type: "string" }, next: { $ref: "#/$defs/Node" }, size: { $ref: "#/$defs/Size" } },
    },
    Size: { type: "integer", default: { $ref: "data" } },
  },
};
const COMPONENTS: Readonly<Record<string, object>> = {
  "/count": {
    inputSchema: { type: "object", properties: { text: { type: "string" }, tags: { items: { type: "string" } } } },
    outputSchema: { type: "object", properties: { words: { type: "integer" } } },
  },
  "/tree": { outputSchema: TREE },
};
const infer = (flow: Readonly<Record<string, unknown>>) => inferSchemas(flow, (component) => COMPONENTS[component]);
const WORDS = { type: "object", properties: { words: { type: "integer" } } };

it("infers the outputs of steps, the input from what components expect, and the output from the expression", () => {
  const { input, output, steps, stepInputs } = infer({
    steps: [
      { id: "count", component: "/count", input: { text: { $input: "$.doc.text" }, tags: [{ $input: "$.doc.tag" }] } },
      { id: "other", component: "/unknown", input: { $input: "$.other" } },
    ],
    output: { n: { $step: "count", path: "$.words" }, list: [1, 2], mixed: [1, "a"], unknown: { $step: "other" } },
  });
  const string = { type: "string" };
  const doc = { type: "object", properties: { text: string, tag: string }, required: ["text", "tag"] };
  expect(input).toEqual({ type: "object", properties: { doc }, required: ["doc"] });
  expect([...steps]).toEqual([["count", WORDS]]);
  expect(output).toEqual({
    type: "object",
    properties: {
      n: { type: "integer" },
      list: { type: "array", items: { type: "integer" } },
      mixed: { type: "array" },
      unknown: {},
    },
    required: ["n", "list", "mixed", "unknown"],
  });
  expect(stepInputs.get("count")).toMatchObject({ properties: { text: string, tags: { items: string } } });
  expect(stepInputs.get("other")).toBeUndefined();
});

it("leaves out what the flow declares, and uses it", () => {
  const schemas = {
    $defs: { Text: { type: "string" } },
    properties: {
      input: { type: "object", properties: { text: { $ref: "#/$defs/Text" } } },
      output: { type: "null" },
      variables: { properties: { limit: { type: "integer" } } },
      steps: { properties: { count: { type: "boolean" } } },
    },
  };
  const step = { id: "count", component: "/count", input: { text: { $input: "$.text" }, n: { $variable: "limit" } } };
  const { input, output, steps, stepInputs } = infer({ schemas, steps: [step], output: null });
  expect({ input, output, steps: steps.size }).toEqual({ input: undefined, output: undefined, steps: 0 });
  expect(stepInputs.get("count")).toMatchObject({ properties: { text: { type: "string" }, n: { type: "integer" } } });
});

it("replaces references, ends in a circle, and adds the default of a failed step", () => {
  const onError = { action: "useDefault", defaultValue: 0 };
  const { steps, output } = infer({
    steps: [
      { id: "tree", component: "/tree" },
      { id: "count", component: "/count", onError },
    ],
    output: {
      $coalesce: [
        { $step: "tree", path: "$.size" },
        { $if: true, then: "a" },
      ],
    },
  });
  const size = { type: "integer", default: { $ref: "data" } };
  expect(steps.get("tree")).toEqual({ type: "object", properties: { $ref: { type: "string" }, next: {}, size } });
  expect(steps.get("count")).toEqual({ anyOf: [WORDS, { const: 0 }] });
  expect(output).toEqual({ anyOf: [size, { anyOf: [{ type: "string" }, { type: "null" }] }] });
});

it("joins several expectations of one part of the input", () => {
  const { input } = infer({
    steps: [
      { id: "a", component: "/count", input: { $input: "$" } },
      { id: "b", component: "/count", input: { text: { $input: "$.text" } } },
    ],
    output: null,
  });
  expect(input).toEqual({
    allOf: [
      { type: "object", properties: { text: { type: "string" } }, required: ["text"] },
      {
        type: "object",
        properties: { text: { type: "string" }, tags: { items: { type: "string" } } },
      },
    ],
  });
});
