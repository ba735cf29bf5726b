import type { FlowCase } from "../support/flow-case.ts";
import { echo, from, input, literal } from "./parts.ts";

const DATA = {
  text: "é",
  list: [1, [2, 3], { deep: true }],
  object: { "a b": 1, "x.y": 2, empty: "", none: null },
  zero: 0,
  no: false,
};

/** Flows about literals and references. */
export const expressionCases: readonly FlowCase[] = [
  {
    name: "literals of every kind",
    features: ["literal", "empty output"],
    flow: { output: { t: "x", n: 1.5, yes: true, none: null, list: [], object: {}, nested: [{ a: [null] }] } },
  },
  { name: "no output", features: ["empty output"], flow: { steps: [] }, inputs: [1, null] },
  {
    name: "$literal keeps what looks like an expression",
    features: ["$literal", "nested expressions"],
    flow: { output: { a: literal({ $step: "x", $input: "$" }), b: [literal(literal(1))], $custom: 1 } },
  },
  {
    name: "$input: all, members, elements",
    features: ["$input", "json path"],
    flow: {
      output: [
        input(),
        input(""),
        input("text"),
        input("$.text"),
        input('$["text"]'),
        input("$['text']"),
        input("$.list[0]"),
        input("$.list[1][1]"),
        input("$.list[2].deep"),
        input("$.object..empty"),
        input("$.list[ 01 ]"),
        input("$.object.a b"),
      ],
    },
    inputs: [DATA],
  },
  {
    name: "bare names are one member until the flow is stored",
    features: ["json path"],
    flow: { output: [input("a.b"), { $input: "$['a.b']" }] },
    inputs: [{ a: { b: "two parts" }, "a.b": "one part" }],
  },
  {
    name: "inputs that are not objects",
    features: ["$input", "null"],
    flow: { output: input() },
    inputs: [null, 0, "", false, [], "text", [[1]]],
  },
  ...["$.nope", "$.list[9]", "$.list.length", "$.text[0]", "$.object.none.x", "$.__proto__", "$.list.0", "nope"].map(
    (path): FlowCase => ({
      name: `a path that leads nowhere: ${path}`,
      features: ["missing field", "json path"],
      flow: { output: { a: 1, b: input(path) } },
      inputs: [DATA],
    }),
  ),
  {
    name: "parts of a step's output",
    features: ["$step", "$step path", "json path"],
    flow: {
      steps: [echo("a", input())],
      output: [from("a"), from("a", "text"), from("a", "$.list[1]"), from("a", "$.object.none"), from("a", "$")],
    },
    inputs: [DATA],
  },
  {
    name: "every part of null is null",
    features: ["null", "$step path"],
    flow: { steps: [echo("a", null)], output: [from("a", "$.x.y[3]"), from("a", "z")] },
  },
  {
    name: "a missing part of a step's output",
    features: ["missing field", "$step path"],
    flow: { steps: [echo("a", { x: null }), echo("b", from("a", "y"))], output: from("b") },
  },
  {
    name: "below a null member there is nothing",
    features: ["missing field", "null", "$step path"],
    flow: { steps: [echo("a", { x: null })], output: from("a", "$.x.y") },
  },
  {
    name: "variables, and parts of them",
    features: ["$variable", "json path"],
    flow: { output: [{ $variable: "v" }, { $variable: "$.v.x" }, { $variable: "$['v']" }, { $variable: "n" }] },
    variables: { v: { x: [1] }, n: null },
  },
  {
    name: "defaults of variables",
    features: ["$variable default", "nested expressions"],
    flow: {
      output: [
        { $variable: "none", default: 1 },
        { $variable: "$.v.nope", default: { $variable: "none", default: { deep: input("a") } } },
        { $variable: "v", default: "unused" },
        { $variable: "$.n.x", default: null },
      ],
    },
    inputs: [{ a: "from input" }],
    variables: { v: 1, n: null },
  },
  {
    name: "a variable without a value",
    features: ["$variable", "missing field"],
    flow: { steps: [echo("a", { $variable: "none" })], output: from("a") },
  },
  { name: "a variable without a name", features: ["$variable"], flow: { output: { $variable: "$", default: 1 } } },
  { name: "a variable named by a number", features: ["$variable"], flow: { output: { $variable: "$[0]" } } },
  {
    name: "declared variables have defaults by type",
    features: ["variable schema", "$variable default"],
    flow: {
      schemas: {
        type: "object",
        properties: {
          variables: {
            type: "object",
            properties: {
              s: { type: "string" },
              n: { type: "number" },
              i: { type: "integer" },
              b: { type: "boolean" },
              u: { type: ["string", "null"] },
              d: { type: "object", default: { k: [1] } },
              o: { type: "object" },
              r: { type: "string" },
            },
            required: ["r"],
          },
        },
      },
      output: [
        { $variable: "s", default: "loses against the declared one" },
        { $variable: "n" },
        { $variable: "i" },
        { $variable: "b" },
        { $variable: "u" },
        { $variable: "$.d.k" },
        { $variable: "o", default: "no default by type" },
        { $variable: "r", default: "required" },
      ],
    },
  },
  {
    name: "a required variable that is missing, and values against its type",
    features: ["variable schema", "missing field"],
    flow: {
      schemas: { properties: { variables: { properties: { r: { type: "string" } }, required: ["r"] } } },
      output: { $variable: "r" },
    },
  },
  {
    name: "schemas of input and output are not enforced",
    features: ["variable schema"],
    flow: {
      schemas: { properties: { input: { type: "string" }, output: { type: "integer" } } },
      output: input(),
    },
    inputs: [{ not: "a string" }],
  },
  {
    name: "$if treats everything except null, false and failures as true",
    features: ["$if"],
    flow: { output: { $if: input("f"), then: "yes", else: "no" } },
    inputs: [{ f: true }, { f: false }, { f: 0 }, { f: "" }, { f: [] }, { f: {} }, { f: null }, {}],
  },
  {
    name: "$if without else, nested",
    features: ["$if", "nested expressions"],
    flow: {
      output: {
        $if: input("a"),
        then: { $if: input("b"), then: [input("a"), input("b")] },
        else: { $if: true, then: 1 },
      },
    },
    inputs: [{ a: 1, b: 2 }, { a: 1, b: false }, {}],
  },
  {
    name: "$coalesce takes the first that is not null",
    features: ["$coalesce", "null"],
    flow: { output: { $coalesce: [input("a"), input("b"), { c: input("c") }] } },
    inputs: [
      { a: null, b: null, c: 1 },
      { a: false, b: 1 },
      { a: null, b: 0 },
    ],
  },
  {
    name: "$coalesce of nothing",
    features: ["$coalesce"],
    flow: { output: [{ $coalesce: [] }, { $coalesce: [null] }] },
  },
  {
    name: "a failure ends $coalesce",
    features: ["$coalesce", "missing field"],
    flow: { output: { $coalesce: [null, input("nope"), 1] } },
  },
  {
    name: "everything inside everything",
    features: ["nested expressions", "$if", "$coalesce", "$variable default"],
    flow: {
      steps: [echo("a", { list: [{ $coalesce: [{ $if: input("x"), then: null }, literal({ $if: 1 })] }] })],
      output: { a: [[from("a", "$.list[0]")]], b: { $variable: "none", default: { $coalesce: [null, [from("a")]] } } },
    },
    inputs: [{ x: true }, { x: false }],
  },
];
