import { describe, expect, it } from "vitest";
import { checkFlowTypes } from "./check-flow-types.ts";

const ROW = {
  type: "object",
  properties: { word: { type: "string" }, n: { type: "number" } },
  required: ["word", "n"],
};
const COMPONENTS: Record<string, { inputSchema?: unknown; outputSchema?: unknown }> = {
  "/count": {
    inputSchema: {
      type: "object",
      properties: { text: { type: "string" }, limit: { type: "integer" } },
      required: ["text"],
      additionalProperties: false,
    },
    outputSchema: {
      $defs: { Row: ROW },
      type: "object",
      properties: {
        words: { type: "integer" },
        best: { anyOf: [{ type: "string" }, { type: "null" }] },
        rows: { type: "array", items: { $ref: "#/$defs/Row" } },
      },
      required: ["words", "best", "rows"],
      additionalProperties: false,
    },
  },
  "/show": {
    inputSchema: {
      type: "object",
      properties: {
        title: { type: "string" },
        mode: { enum: ["short", "long"] },
        rows: {
          type: "array",
          items: { type: "object", properties: { word: { type: "string" } }, required: ["word"] },
        },
        ratio: { type: "number" },
      },
    },
    outputSchema: { type: "string" },
  },
  "/shape": {
    inputSchema: {
      oneOf: [
        {
          type: "object",
          properties: { kind: { const: "circle" }, radius: { type: "number" } },
          required: ["kind", "radius"],
        },
        {
          type: "object",
          properties: { kind: { const: "square" }, side: { type: "number" } },
          required: ["kind", "side"],
        },
      ],
    },
    // A tree refers to itself.
    outputSchema: {
      $ref: "#/$defs/Tree",
      $defs: { Tree: { type: "object", properties: { left: { $ref: "#/$defs/Tree" } } } },
    },
  },
  "/tree": {
    inputSchema: { $ref: "#/$defs/T", $defs: { T: { type: "object", properties: { left: { $ref: "#/$defs/T" } } } } },
  },
  "/any": {},
};

const COUNT = { id: "count", component: "/count", input: { text: { $input: "$.text" } } };
const INPUT = { type: "object", properties: { text: { type: "string" }, n: { type: "number" } }, required: ["text"] };

/** Returns the findings as lines. */
function check(steps: readonly object[], output: unknown = null, schemas: object = {}): string[] {
  const document = {
    schemas: { type: "object", properties: { input: INPUT, ...schemas } },
    steps: [COUNT, ...steps],
    output,
  };
  const findings = checkFlowTypes(document, (component) => COMPONENTS[component]);
  return findings.map(({ level, place, message }) => `${level} ${place.join("/")} ${message}`);
}

const show = (input: unknown): string[] => check([{ id: "show", component: "/show", input }]);
const count = (input: unknown): string[] => check([{ id: "again", component: "/count", input }]);

describe("the input of a step", () => {
  it("fits if its values and references have the right types", () => {
    expect(show({ title: "a", mode: "long", rows: { $step: "count", path: "$.rows" } })).toEqual([]);
    expect(show({ ratio: { $step: "count", path: "$.words" }, rows: [{ word: { $input: "$.text" } }] })).toEqual([]);
    expect(count({ text: "a", limit: { $step: "count", path: "$.words" } })).toEqual([]);
    expect(check([{ id: "b", component: "/any", input: { $step: "count" } }])).toEqual([]);
  });

  it("has an error for a value of a wrong type", () => {
    expect(show({ title: 1 })).toEqual([
      "error steps/1/input/title input.title of /show must be a string, but it is 1.",
    ]);
    expect(show({ title: { a: 1 } })).toEqual([
      "error steps/1/input/title input.title of /show must be a string, but it is an object.",
    ]);
    expect(show({ mode: "medium" })).toEqual([
      'error steps/1/input/mode input.mode of /show must be "short" or "long", but it is "medium".',
    ]);
    expect(count({ text: "a", limit: 1.5 })).toEqual([
      "error steps/1/input/limit input.limit of /count must be an integer, but it is 1.5.",
    ]);
    expect(show({ $literal: { rows: [{ word: null }] } })).toEqual([
      "error steps/1/input/$literal input.rows[0].word of /show must be a string, but $literal.rows[0].word is null.",
    ]);
    expect(check([{ id: "show", component: "/show" }])).toEqual([
      "error steps/1/input input of /show must be an object, but it is null.",
    ]);
  });

  it("has an error for a reference to a value of a wrong type, and names the member", () => {
    expect(show({ title: { $step: "count", path: "$.words" } })).toEqual([
      'error steps/1/input/title input.title of /show must be a string, but $.words of step "count" is an integer.',
    ]);
    expect(show({ $step: "count" })).toEqual([]);
    expect(check([{ id: "b", component: "/count", input: { $step: "count" } }])).toEqual([
      'error steps/1/input input of /count requires "text", which the output of step "count" does not have.',
    ]);
  });

  it("has a warning if only some values have a wrong type", () => {
    expect(count({ text: { $step: "count", path: "$.best" } })).toEqual([
      'warning steps/1/input/text input.text of /count must be a string, but $.best of step "count" may be null.',
    ]);
    expect(count({ text: "a", limit: { $input: "$.n" } })).toEqual([
      "warning steps/1/input/limit input.limit of /count must be an integer, but $.n of the flow's input may be a fraction.",
    ]);
    expect(show({ mode: { $input: "$.text" } })).toEqual([
      'warning steps/1/input/mode input.mode of /show must be "short" or "long", but $.text of the flow\'s input may be another string.',
    ]);
  });

  it("has no finding for null that $coalesce replaces", () => {
    const best = { $step: "count", path: "$.best" };
    expect(count({ text: { $coalesce: [best, "none"] } })).toEqual([]);
    expect(count({ text: { $coalesce: [best, null] } })).toEqual([
      "error steps/1/input/text/$coalesce/1 input.text of /count must be a string, but it is null.",
    ]);
  });

  it("is checked in each branch of $if", () => {
    expect(count({ text: { $if: { $input: "$.txt" }, then: 1, else: "a" } })).toEqual([
      'warning steps/1/input/text/$if the flow\'s input may have no "txt". Did you mean "text"?',
      "error steps/1/input/text/then input.text of /count must be a string, but it is 1.",
    ]);
  });

  it("has an error for a member that is required or excluded, and a warning for an unnamed one", () => {
    expect(count({ txt: "a" })).toEqual([
      'error steps/1/input input of /count requires "text".',
      'error steps/1/input/txt input of /count has no "txt". Did you mean "text"?',
    ]);
    expect(show({ heading: "a" })).toEqual([
      'warning steps/1/input/heading input of /show has no "heading". It has title, mode, rows, ratio.',
    ]);
  });

  it("is compared with the alternative that fits best", () => {
    const shape = (input: unknown): string[] => check([{ id: "s", component: "/shape", input }]);
    expect(shape({ kind: "square", side: 1 })).toEqual([]);
    expect(shape({ kind: "square", side: "1" })).toEqual([
      'error steps/1/input/side input.side of /shape must be a number, but it is "1".',
    ]);
  });

  it("may have a type that contains itself", () => {
    const steps = [
      { id: "s", component: "/shape", input: { kind: "square", side: 1 } },
      { id: "t", component: "/tree", input: { $step: "s" } },
    ];
    expect(check(steps)).toEqual([]);
  });
});

describe("references", () => {
  it("have an error for a path that leads nowhere", () => {
    const at = (path: string): string[] => check([], { $step: "count", path });
    expect(at("$.rows[0].word")).toEqual([]);
    expect(at("$.word")).toEqual(['error output the output of step "count" has no "word". Did you mean "words"?']);
    expect(at("$.words.total")).toEqual([
      'error output $.words of step "count" has no "total", because it is an integer.',
    ]);
    expect(at("$.rows.word")).toEqual(['error output $.rows of step "count" has no "word", because it is an array.']);
    expect(at("$.best.length")).toEqual([
      'error output $.best of step "count" has no "length", because it is a string or null.',
    ]);
  });

  it("have a warning if the component has no output schema, unless the flow declares it", () => {
    const any = { id: "any", component: "/any", input: null };
    expect(check([any], { $step: "any", path: "$.a" })).toEqual([
      'warning steps/1/component References to step "any" are not checked, because /any has no output schema.',
    ]);
    expect(check([any])).toEqual([]);
    const steps = {
      type: "object",
      properties: { any: { type: "object", properties: { a: {} }, additionalProperties: false } },
    };
    expect(check([any], { $step: "any", path: "$.b" }, { steps })).toEqual([
      'error output the output of step "any" has no "b". It has a.',
    ]);
  });

  it("lead to the default value of a failed step, too", () => {
    const failing = { ...COUNT, id: "b", onError: { action: "useDefault", defaultValue: { words: "none" } } };
    expect(
      check([failing, { id: "s", component: "/show", input: { ratio: { $step: "b", path: "$.words" } } }]),
    ).toEqual([
      'warning steps/2/input/ratio input.ratio of /show must be a number, but $.words of step "b" may be "none".',
    ]);
  });

  it("lead to variables with the types of their schemas", () => {
    const variables = { type: "object", properties: { max: { type: "integer", default: 3 } } };
    const flow = (reference: object): string[] =>
      check([{ ...COUNT, id: "b", input: { text: reference } }], null, { variables });
    expect(flow({ $variable: "max" })).toEqual([
      "error steps/1/input/text input.text of /count must be a string, but $.max of the flow's variables is an integer.",
    ]);
    expect(flow({ $variable: "other", default: 1 })).toEqual([
      "error steps/1/input/text/default input.text of /count must be a string, but it is 1.",
    ]);
  });
});

it("the output of a flow is checked against its own schema", () => {
  const output = { type: "object", properties: { words: { type: "string" } }, required: ["words"] };
  expect(check([], { words: { $step: "count", path: "$.words" } }, { output })).toEqual([
    'error output/words output.words of the flow must be a string, but $.words of step "count" is an integer.',
  ]);
  expect(check([], {}, { output })).toEqual(['error output output of the flow requires "words".']);
});

it("alternatives that multiply do not hold up the check, which reports that it is incomplete", () => {
  const node = (name: string): object => ({
    type: "object",
    properties: { next: { $ref: "#/$defs/Node" }, [name]: {} },
  });
  COMPONENTS["/list"] = {
    inputSchema: { $ref: "#/$defs/Node", $defs: { Node: { anyOf: ["a", "b", "c"].map(node) } } },
  };
  let input: unknown = 1;
  for (let depth = 0; depth < 40; depth += 1) input = { next: input };
  const findings = check([{ id: "list", component: "/list", input }]);
  expect(findings.at(-1)).toMatch(/^warning {2}Not all types are checked/);
});
