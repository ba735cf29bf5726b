import type { FlowCase } from "../support/flow-case.ts";
import { echo, failing, from, input, step } from "./parts.ts";

const DIAMOND = {
  steps: [
    echo("a", { n: input() }),
    echo("b", { b: from("a", "n") }),
    echo("c", { c: from("a", "n") }),
    echo("d", { b: from("b", "b"), c: from("c", "c") }),
  ],
  output: from("d"),
};

const CHAIN_LENGTH = 60;
const WIDTH = 40;

/** Flows about which steps run, and in which order. */
export const graphCases: readonly FlowCase[] = [
  { name: "a diamond", features: ["dependency order", "independent steps"], flow: DIAMOND, inputs: [1] },
  {
    name: "a diamond, one step at a time",
    features: ["dependency order", "maxConcurrency"],
    flow: DIAMOND,
    inputs: [1],
    maxConcurrency: 1,
    ordered: true,
  },
  {
    name: "items one after the other",
    features: ["batch", "maxConcurrency", "dependency order"],
    flow: DIAMOND,
    inputs: [1, 2, 3],
    maxConcurrency: 1,
    ordered: true,
  },
  {
    name: "a batch of results and failures",
    features: ["batch", "missing field"],
    flow: { steps: [echo("a", input("x"))], output: { x: from("a") } },
    inputs: Array.from({ length: 25 }, (_, index) => (index % 4 === 0 ? {} : { x: index })),
  },
  {
    name: "a batch with a low limit",
    features: ["batch", "maxConcurrency"],
    flow: DIAMOND,
    inputs: [1, 2, 3, 4, 5],
    maxConcurrency: 2,
  },
  {
    name: "steps that are not needed",
    features: ["unneeded step"],
    flow: { steps: [echo("a", 1), echo("b", 2), echo("c", from("b"))], output: from("a") },
    ordered: true,
  },
  {
    name: "steps that must be executed, with what they need",
    features: ["mustExecute", "unneeded step", "dependency order"],
    flow: {
      steps: [
        echo("a", 1),
        echo("b", 2),
        echo("c", from("b"), { mustExecute: true }),
        echo("d", 4, { mustExecute: false }),
      ],
      output: from("a"),
    },
    maxConcurrency: 1,
    ordered: true,
  },
  {
    name: "a failing step that must be executed does not affect the result",
    features: ["mustExecute", "failing component"],
    flow: { steps: [failing("f", -32000, { mustExecute: true }), echo("a", 1)], output: from("a") },
    maxConcurrency: 1,
    ordered: true,
  },
  {
    name: "branches by input: only one is taken",
    features: ["lazy branch", "$if", "batch"],
    flow: { steps: [echo("a", "A"), echo("b", "B")], output: { $if: input("f"), then: from("a"), else: from("b") } },
    inputs: [{ f: true }, { f: false }],
    maxConcurrency: 1,
    ordered: true,
  },
  {
    name: "a branch in a step's input, decided by a step, with steps that run anyway",
    features: ["lazy branch", "$if", "mustExecute"],
    flow: {
      steps: [
        echo("c", input("f")),
        echo("a", "A", { mustExecute: true }),
        echo("b", "B", { mustExecute: true }),
        echo("z", { $if: from("c"), then: from("a"), else: from("b") }),
      ],
      output: from("z"),
    },
    inputs: [{ f: true }, { f: false }],
  },
  {
    name: "$coalesce over steps that run anyway",
    features: ["$coalesce", "null", "lazy branch"],
    flow: {
      steps: [
        echo("a", null),
        echo("b", input("b"), { mustExecute: true }),
        echo("c", "C", { mustExecute: true }),
        echo("z", { $coalesce: [from("a"), from("b"), from("c")] }),
      ],
      output: [from("z"), from("a")],
    },
    inputs: [{ b: null }, { b: 0 }],
  },
  {
    name: "$coalesce in the output stops at a value: later steps are not run",
    features: ["$coalesce", "unneeded step"],
    flow: { steps: [echo("a", 1), echo("b", 2)], output: { $coalesce: [input("x"), from("a"), from("b")] } },
    inputs: [{ x: 9 }, { x: null }],
    maxConcurrency: 1,
    ordered: true,
  },
  {
    name: "an output that needs a step too late",
    features: ["late step", "$if"],
    flow: { steps: [echo("c", true), echo("a", 1)], output: { $if: from("c"), then: from("a"), else: 2 } },
    ordered: true,
  },
  {
    name: "an output whose second choice was never started",
    features: ["late step", "$coalesce"],
    flow: { steps: [echo("a", null), echo("b", 1)], output: { $coalesce: [from("a"), from("b")] } },
    ordered: true,
  },
  {
    name: "a step in the default of a variable is never needed by it",
    features: ["late step", "$variable default"],
    flow: { steps: [echo("a", 1)], output: { $variable: "none", default: from("a") } },
    ordered: true,
  },
  {
    name: "a condition that is needed elsewhere counts as failed when needs are found",
    features: ["lazy branch", "late step", "$if"],
    flow: {
      steps: [
        echo("c", true),
        echo("a", "A", { mustExecute: true }),
        echo("b", "B"),
        echo("z", { c: from("c"), chosen: { $if: from("c"), then: from("a"), else: from("b") } }),
      ],
      output: from("z"),
    },
    maxConcurrency: 1,
    ordered: true,
  },
  {
    name: "a long chain",
    features: ["long chain", "dependency order"],
    flow: {
      steps: Array.from({ length: CHAIN_LENGTH }, (_, index) =>
        echo(`s${index}`, index === 0 ? input() : [from(`s${index - 1}`, "$[0]"), index]),
      ),
      output: from(`s${CHAIN_LENGTH - 1}`),
    },
    inputs: [["x"]],
    ordered: true,
  },
  {
    name: "many independent steps",
    features: ["wide flow", "independent steps"],
    flow: {
      steps: Array.from({ length: WIDTH }, (_, index) => echo(`s${index}`, { index })),
      output: Array.from({ length: WIDTH }, (_, index) => from(`s${index}`, "index")),
    },
  },
  {
    name: "many independent steps in order",
    features: ["wide flow", "maxConcurrency"],
    flow: {
      steps: Array.from({ length: WIDTH }, (_, index) => echo(`s${index}`, index)),
      output: Array.from({ length: WIDTH }, (_, index) => from(`s${WIDTH - 1 - index}`)),
    },
    maxConcurrency: 1,
    ordered: true,
  },
  {
    name: "components with parameters in their path",
    features: ["literal", "dependency order"],
    flow: {
      steps: [step("a", "/greet/Ada", null), step("b", "/files/c/x/y", from("a"))],
      output: [from("a"), from("b")],
    },
    ordered: true,
  },
  {
    name: "a step whose id is not an identifier",
    features: ["$step"],
    flow: { steps: [echo('a "quoted" é/~.[0]', 1), failing('f "x"', -32000)], output: [from('a "quoted" é/~.[0]')] },
  },
];
