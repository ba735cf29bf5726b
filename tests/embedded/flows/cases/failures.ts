import type { FlowCase } from "../support/flow-case.ts";
import { echo, failing, from, step } from "./parts.ts";

const useDefault = (defaultValue?: unknown): object => ({
  onError: { action: "useDefault", ...(defaultValue === undefined ? {} : { defaultValue }) },
});

const retry = (maxRetries?: number): object => ({
  onError: { action: "retry", ...(maxRetries === undefined ? {} : { maxRetries }) },
});

const flaky = (id: string, successAt: number, extra: object, options: object = {}): object =>
  step(id, "/flaky", { successAt, ...options }, extra);

/** Flows in which steps fail. */
export const failureCases: readonly FlowCase[] = [
  ...[-32000, -32100, -32150, -32003, 42, 0, -32200].map(
    (code): FlowCase => ({
      name: `a component that fails with ${code}`,
      features: ["failing component"],
      flow: { steps: [failing("f", code)], output: from("f") },
      ordered: true,
    }),
  ),
  {
    name: "a component that fails with a code of transport is repeated",
    features: ["transport retry", "failing component"],
    flow: { steps: [failing("f", -32300)], output: from("f") },
    ordered: true,
  },
  {
    name: "onError fail",
    features: ["onError fail", "failing component"],
    flow: { steps: [failing("f", -32100, { onError: { action: "fail" } })], output: from("f") },
    ordered: true,
  },
  {
    name: "what depends on a failed step fails with its error, and is not executed",
    features: ["failed dependency", "failing component"],
    flow: {
      steps: [failing("f", -32000), echo("a", { f: from("f") }), echo("b", from("a")), echo("c", 1)],
      output: { b: from("b"), c: from("c") },
    },
    maxConcurrency: 1,
    ordered: true,
  },
  {
    name: "of two failures the first in the output counts",
    features: ["failed dependency", "independent steps"],
    flow: { steps: [failing("x", -32000), failing("y", -32001)], output: { second: from("y"), first: from("x") } },
    maxConcurrency: 1,
    ordered: true,
  },
  {
    name: "onError of a step does not cover its input",
    features: ["onError useDefault", "failed dependency", "missing field"],
    flow: {
      steps: [
        failing("f", -32000),
        echo("a", from("f"), useDefault("never")),
        echo("b", { $input: "$.nope" }, useDefault("never")),
      ],
      output: { $if: { $input: "$.b" }, then: from("b"), else: from("a") },
    },
    inputs: [{ b: true }, { b: false }],
  },
  {
    name: "defaults in place of failures",
    features: ["onError useDefault", "null"],
    flow: {
      steps: [
        failing("a", -32100, useDefault({ $step: "not an expression" })),
        failing("b", -32300, useDefault([1])),
        failing("c", -32000, useDefault()),
        failing("d", -32000, useDefault(null)),
        echo("e", [from("a"), from("c", "x.y")]),
      ],
      output: [from("a"), from("b"), from("c"), from("d"), from("e")],
    },
  },
  {
    name: "a failed condition counts as false",
    features: ["$if", "failing component"],
    flow: { steps: [failing("f", -32000), echo("a", 1)], output: [from("a"), { $if: from("f"), then: 1, else: 2 }] },
  },
  {
    name: "onError retry: exhausted",
    features: ["onError retry"],
    flow: { steps: [failing("f", -32100, retry(2))], output: from("f") },
    ordered: true,
  },
  {
    name: "onError retry: three times by default",
    features: ["onError retry"],
    flow: { steps: [failing("f", -32199, retry())], output: from("f") },
    ordered: true,
  },
  {
    name: "onError retry: zero times",
    features: ["onError retry"],
    flow: { steps: [failing("f", -32100, retry(0))], output: from("f") },
    ordered: true,
  },
  {
    name: "onError retry: succeeds in the end",
    features: ["onError retry"],
    flow: { steps: [flaky("f", 3, retry()), echo("a", from("f"))], output: from("a") },
    ordered: true,
  },
  {
    name: "onError retry does not repeat executions that the worker refuses",
    features: ["onError retry"],
    flow: { steps: [failing("f", -32000, retry(2)), failing("g", 7, retry(2))], output: [from("f"), from("g")] },
    maxConcurrency: 1,
    ordered: true,
  },
  {
    name: "while a step waits for its next attempt another one starts",
    features: ["onError retry", "maxConcurrency"],
    flow: {
      // This step takes far longer than the pause before the next attempt, so the order does not vary.
      steps: [failing("f", -32100, retry(1)), step("a", "/sleep", { ms: 200 }), echo("b", from("a"))],
      output: [from("b"), from("f")],
    },
    maxConcurrency: 1,
    ordered: true,
  },
  {
    name: "onError retry counts transport failures separately",
    features: ["onError retry", "transport retry"],
    flow: { steps: [flaky("f", 4, retry(1), { code: -32300 })], output: from("f") },
    ordered: true,
  },
  {
    name: "a worker that drops every execution",
    features: ["transport failure", "transport retry", "failed dependency"],
    flow: { steps: [{ id: "f", component: "/lossy/lost" }, echo("a", from("f"))], output: from("a") },
    ordered: true,
  },
  {
    name: "a worker that drops the first executions",
    features: ["transport retry"],
    flow: { steps: [{ id: "f", component: "/lossy/lost", input: { successAt: 3 } }], output: from("f") },
    ordered: true,
  },
  {
    name: "a default in place of a dropped execution: not repeated",
    features: ["transport failure", "onError useDefault"],
    flow: { steps: [{ id: "f", component: "/lossy/lost", ...useDefault(5) }], output: from("f") },
    ordered: true,
  },
  {
    name: "a component that the worker does not have",
    features: ["unknown component"],
    flow: { steps: [step("f", "/no-such-component", 1)], output: from("f") },
    ordered: true,
  },
  {
    name: "a path that leads to no worker: onError does not apply",
    features: ["no worker"],
    flow: {
      steps: [
        { id: "f", component: "/nobody/x", ...useDefault(1) },
        { id: "g", component: "/y" },
      ],
      output: [from("f")],
    },
    ordered: true,
  },
  {
    name: "an unknown built-in component",
    features: ["unknown component"],
    flow: { steps: [{ id: "f", component: "/builtin/nothing" }], output: from("f") },
  },
  {
    name: "a component that throws anything",
    features: ["failing component"],
    flow: {
      steps: ["error", "string", "object", "undefined"].map((what) => step(what, "/throw", { what })),
      output: { $if: { $input: "$.a" }, then: from("error"), else: from("string") },
    },
    inputs: [{ a: true }, { a: false }],
  },
];
