import type { FlowCase } from "../support/flow-case.ts";
import { echo, failing, from, input, step } from "./parts.ts";

const BASE = {
  steps: [echo("a", { x: 1, y: { z: [1, 2] } }), echo("b", from("a"))],
  output: { a: from("a"), b: from("b") },
};
const SUB = { name: "sub", steps: [echo("s", { got: input() })], output: from("s") };

function overridden(name: string, id: string, value: unknown): FlowCase {
  return { name: `overrides: ${name}`, features: ["overrides"], flow: BASE, overrides: { [id]: { value } } };
}

/** What a run is given, and what components do with runs and blobs of their own. */
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
];
