import type { FlowCase } from "../support/flow-case.ts";
import { echo, failing, from, input, literal, step } from "./parts.ts";

const BASE = {
  steps: [echo("a", { x: 1, y: { z: [1, 2] } }), echo("b", from("a"))],
  output: { a: from("a"), b: from("b") },
};
const SUB = { name: "sub", steps: [echo("s", { got: input() })], output: from("s") };

function overridden(name: string, id: string, value: unknown): FlowCase {
  return { name: `overrides: ${name}`, features: ["overrides"], flow: BASE, overrides: { [id]: { value } } };
}

/** Flows about inputs and options of runs, and about components that start runs or store blobs. */
export const runCases: readonly FlowCase[] = [
  overridden("members are merged, null removes", "a", { input: { x: 5, y: { z: null }, n: [{ a: null }] } }),
  overridden("another component, another onError", "a", {
    component: "/w/fail",
    input: { x: null, y: null, message: "no" },
    onError: { action: "useDefault", defaultValue: 8 },
  }),
  overridden("an input without members", "b", { input: null }),
  overridden("an array replaces", "a", { input: [1] }),
  overridden("an expression becomes another", "b", { input: { $step: null, $literal: 9 } }),
  overridden("an expression gets a path", "b", { input: { path: "x" } }),
  {
    name: "overrides: a step that must be executed",
    features: ["overrides", "mustExecute"],
    flow: { steps: [echo("a", 1), echo("b", 2)], output: from("a") },
    overrides: { b: { value: { mustExecute: true } } },
    maxConcurrency: 1,
    ordered: true,
  },
  {
    name: "components store and fetch blobs",
    features: ["callback blobs"],
    flow: {
      steps: [
        step("a", "/put", { shared: input() }),
        step("b", "/get", { blobId: from("a") }),
        step("c", "/round-trip", from("b")),
      ],
      output: [from("a"), from("b"), from("c")],
    },
    inputs: [1, "é"],
    maxConcurrency: 1,
    ordered: true,
  },
  {
    name: "a blob of a component for a built-in one, and the other way round",
    features: ["callback blobs", "put_blob", "get_blob"],
    flow: {
      steps: [
        step("a", "/put", { n: 1 }),
        { id: "g", component: "/builtin/get_blob", input: { blob_id: from("a") } },
        { id: "p", component: "/builtin/put_blob", input: { data: from("g", "data"), blob_type: "data" } },
        step("b", "/get", { blobId: from("p", "blob_id") }),
      ],
      output: [from("a"), from("p"), from("b")],
    },
    ordered: true,
  },
  {
    name: "a blob that is missing",
    features: ["callback blobs"],
    flow: { steps: [step("a", "/load", { blobId: "0".repeat(64) })], output: from("a", "found") },
    ordered: true,
  },
  {
    name: "a component runs a flow",
    features: ["callback runs", "callback blobs"],
    flow: { steps: [step("a", "/sub", { flow: input("flow"), inputs: [1, "two"] })], output: from("a", "results") },
    inputs: [{ flow: SUB }],
  },
  {
    name: "a component runs a flow that fails",
    features: ["callback runs", "failing component"],
    flow: {
      steps: [step("a", "/sub", { flow: input("flow"), inputs: [1] })],
      output: [from("a", "status"), from("a", "items")],
    },
    inputs: [{ flow: { steps: [failing("f", -32000)], output: from("f") } }],
    ordered: true,
  },
  {
    name: "a component runs a flow over many inputs, some of which fail",
    features: ["callback runs", "batch", "failing component"],
    flow: {
      steps: [step("a", "/sub", { flow: input("flow"), inputs: [{ message: "one" }, { message: "two" }] })],
      output: [from("a", "status"), from("a", "items")],
    },
    inputs: [{ flow: { name: "fails", steps: [step("f", "/fail", input())], output: from("f") } }],
  },
  ...[
    { what: "in its output", steps: [echo("s", 1)], output: [from("s"), input("absent")] },
    { what: "in its output, and has no steps", steps: [], output: input("absent") },
  ].map(
    ({ what, ...flow }): FlowCase => ({
      name: `a component runs a flow that fails ${what}`,
      features: ["callback runs", "batch"],
      flow: {
        steps: [step("a", "/sub", { flow: input("flow"), inputs: [1, { absent: 2 }] })],
        output: [from("a", "status"), from("a", "items")],
      },
      inputs: [{ flow: { name: "half", ...flow } }],
      ordered: true,
    }),
  ),
  {
    name: "a component evaluates flows for their values",
    features: ["callback runs", "callback blobs"],
    flow: {
      steps: [step("a", "/evaluate", { flow: input("flow"), inputs: [{ n: 1 }] })],
      output: from("a"),
    },
    inputs: [{ flow: SUB }, { flow: { steps: [failing("f", -32000)], output: from("f") } }],
    maxConcurrency: 1,
  },
  {
    name: "components run components that run flows",
    features: ["callback runs", "callback blobs"],
    flow: {
      steps: [step("a", "/evaluate", { flow: input("outer"), inputs: [literal({ flow: SUB, inputs: ["deep"] })] })],
      output: from("a"),
    },
    inputs: [{ outer: { steps: [step("b", "/evaluate", input())], output: from("b") } }],
  },
  {
    name: "a component asks for its own flow and run",
    features: ["callback introspection", "callback blobs"],
    flow: { name: "looked-at", steps: [step("a", "/introspect", { n: 1 })], output: from("a") },
  },
  {
    name: "many callbacks at once",
    features: ["callbacks at once", "callback blobs"],
    flow: { steps: [step("a", "/many", input("values"))], output: from("a") },
    inputs: [{ values: [1, "é", null, [true], { b: 1, a: 2 }, "", 0.5] }],
  },
  {
    name: "many components with callbacks at once",
    features: ["callbacks at once", "callback blobs", "batch"],
    flow: {
      steps: [
        step("a", "/round-trip", input()),
        step("b", "/round-trip", from("a")),
        step("c", "/types", { flow: literal(SUB) }),
      ],
      output: [from("a"), from("b"), from("c")],
    },
    inputs: [1, 2, 3, 4, 5, 6, 7, 8],
  },
  {
    name: "a result is remembered for as long as an execution",
    features: ["callback blobs"],
    flow: { steps: [step("a", "/remember", { key: "k", value: { v: 1 } })], output: from("a") },
  },
  {
    name: "a component fails after its callbacks",
    features: ["callback introspection", "failing component"],
    flow: { steps: [step("a", "/fail-late", { message: "late", code: -32000 })], output: from("a") },
    ordered: true,
  },
];
