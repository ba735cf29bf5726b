import type { FlowCase } from "../support/flow-case.ts";
import { builtin, echo, from, input, step } from "./parts.ts";

function nest(depth: number): unknown {
  return depth === 0 ? "end" : { in: nest(depth - 1) };
}

const TEXTS = ["", "é", "日本語", "😀", "\u0000\u001f", "\u2028\u2029", '"\\/\b\f\n\r\t', "\u007f", "a\u0301"];

/** Flows that pass data of all kinds. */
export const dataCases: readonly FlowCase[] = [
  {
    name: "texts",
    features: ["unicode", "put_blob"],
    flow: {
      steps: [echo("a", input()), builtin("p", "put_blob", { data: from("a"), blob_type: "data" })],
      output: [from("a"), from("p")],
    },
    inputs: TEXTS,
  },
  {
    name: "texts in the flow itself",
    features: ["unicode", "literal"],
    flow: {
      name: "é 😀",
      description: "\u0001",
      steps: [echo("日本", TEXTS)],
      output: { [TEXTS[2] ?? ""]: from("日本") },
    },
  },
  {
    name: "numbers",
    features: ["numbers", "put_blob"],
    flow: {
      steps: [echo("a", input()), builtin("p", "put_blob", { data: from("a"), blob_type: "data" })],
      output: [from("a"), from("p")],
    },
    inputs: [0, -1, 1.5, 0.1, 1e-4, 1.5e-5, 0.000001, 1e-7, 2 ** 53, -(2 ** 53), 2 ** 60, 1e20, 123456789.125, 1e300],
  },
  {
    name: "order of members",
    features: ["key order", "put_blob"],
    flow: {
      steps: [
        echo("a", { z: 1, a: { y: 1, b: 2 }, m: [{ q: 1, c: 2 }] }),
        builtin("p", "put_blob", { data: { second: from("a"), first: 1 }, blob_type: "data" }),
      ],
      output: { z: from("p"), a: from("a") },
    },
  },
  {
    name: "deep values",
    features: ["deep nesting", "json path"],
    flow: { steps: [echo("a", nest(90))], output: [from("a"), from("a", `$${".in".repeat(90)}`)] },
  },
  {
    name: "members with odd names",
    features: ["json path", "missing field"],
    flow: {
      steps: [echo("a", input())],
      output: [from("a", '$["a b"]'), from("a", "$.toString"), input("$.constructor")],
    },
    inputs: [{ "a b": 1, toString: 2, constructor: 3 }, { "a b": 1 }],
  },
  {
    name: "a large value through two steps",
    features: ["dependency order"],
    flow: { steps: [step("a", "/big", { bytes: 300_000 }), echo("b", [from("a")])], output: from("b") },
    ordered: true,
  },
];
