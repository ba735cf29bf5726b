import { createEngine, inspectFlow, readFlow } from "@stepflow/runtime";
import type { Reader } from "./growth.ts";

const list = <T>(count: number, item: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => item(index));
const step = (index: number, input: unknown): object => ({ id: `s${index}`, component: "/t/x", input });
const steps = (count: number, input: (index: number) => unknown) => ({
  steps: list(count, (index) => step(index, input(index))),
});
const output = (value: unknown) => ({ steps: [step(0, 1)], output: value });
const nest = (levels: number, wrap: (inner: unknown) => unknown, inner: unknown = 1): unknown =>
  levels === 0 ? inner : wrap(nest(levels - 1, wrap, inner));

/** Flows of any size, by the part that grows. If each step refers to each other one, references grow with the square of the steps. */
const FLOWS: Readonly<Record<string, (count: number) => object>> = {
  steps: (count) => steps(count, () => 1),
  "a chain of steps": (count) => steps(count, (index) => (index === 0 ? 1 : { $step: `s${index - 1}` })),
  "each step reads each": (count) => {
    const side = Math.ceil(Math.sqrt(count));
    return steps(side, () => list(side, (index) => ({ $step: `s${index}` })));
  },
  "a circle of steps": (count) => steps(count, (index) => ({ $step: `s${(index + 1) % count}` })),
  "references to later steps": (count) => steps(count, (index) => (index < count - 1 ? { $step: `s${index + 1}` } : 1)),
  "references to missing steps": (count) => steps(count, () => ({ $step: "q" })),
  "references of steps to themselves": (count) => steps(count, (index) => ({ $step: `s${index}` })),
  "steps of one id": (count) => ({ steps: list(count, () => step(0, 1)) }),
  "unknown members": (count) => ({ steps: [], ...Object.fromEntries(list(count, (index) => [`k${index}`, 1])) }),
  "steps without a shape": (count) => ({ steps: list(count, () => 1) }),
  "$coalesce of nulls": (count) => output({ $coalesce: [...list(count, () => null), 1] }),
  "$coalesce of steps": (count) => ({
    steps: list(count, (index) => step(index, 1)),
    output: { $coalesce: list(count, (index) => ({ $step: `s${index}` })) },
  }),
  "$if in a list": (count) => output(list(count, () => ({ $if: { $step: "s0" }, then: { $step: "s0" }, else: 1 }))),
  "lists of $if, nested": (count) =>
    output(
      list(Math.ceil(count / 20), () => nest(20, (inner) => ({ $if: inner, then: inner === 1 ? 1 : { $step: "s0" } }))),
    ),
  "variables that are declared": (count) => ({
    schemas: {
      properties: { variables: { properties: Object.fromEntries(list(count, (index) => [`v${index}`, {}])) } },
    },
    ...steps(count, (index) => ({ $variable: `v${index}` })),
  }),
  "variables that are not declared": (count) => ({
    schemas: { properties: { variables: { properties: {} } } },
    ...steps(count, (index) => ({ $variable: `v${index}` })),
  }),
  "variables with defaults": (count) => output(list(count, () => ({ $variable: "v", default: { $step: "s0" } }))),
  "a long path": (count) => output({ $input: `$${".a".repeat(count)}` }),
  "a long path that is malformed": (count) => output({ $input: `$${'["a'.repeat(count)}` }),
  literals: (count) => output({ $literal: list(count, () => ({ a: [1] })) }),
  "members of an object": (count) => output(Object.fromEntries(list(count, (index) => [`k${index}`, { $input: "$" }]))),
  "a long id": (count) => ({ steps: [step(0, { $step: "q".repeat(count) })] }),
  "flows within a flow": (count) => ({
    steps: list(count, (index) => ({
      id: `s${index}`,
      component: "/builtin/map",
      input: { workflow: { $literal: { steps: [step(0, { $step: "q" })] } }, items: [] },
    })),
  }),
  "schemas of the flow": (count) => ({
    schemas: { properties: Object.fromEntries(list(count, (index) => [`s${index}`, { type: "string" }])) },
    steps: [],
  }),
};

const INSPECTED: Readonly<Record<string, Reader<object>>> = Object.fromEntries(
  Object.entries(FLOWS).map(([name, make]) => [name, { make, read: (flow: object) => inspectFlow(flow) }]),
);

async function runFlow(flow: object): Promise<void> {
  const engine = createEngine({
    executeComponent: async (_path, input) => ({ outcome: "success", result: input }),
    retain: { items: false, steps: "none" },
  });
  await engine.submit(readFlow(flow), [1]).ended;
}

const RUNS: Readonly<Record<string, (count: number) => object>> = {
  "a chain of steps": (count) => ({
    ...steps(count, (index) => (index === 0 ? 1 : { $step: `s${index - 1}` })),
    output: { $step: `s${count - 1}` },
  }),
  "steps side by side": (count) => ({
    ...steps(count, () => 1),
    output: list(count, (index) => ({ $step: `s${index}` })),
  }),
  "$coalesce of steps": (count) => ({
    ...steps(count, () => null),
    output: { $coalesce: list(count, () => ({ $step: "s0" })) },
  }),
  "nested $coalesce": (count) =>
    output(list(Math.ceil(count / 30), () => nest(30, (inner) => ({ $coalesce: [inner] }), { $step: "s0" }))),
};

const RUN: Readonly<Record<string, Reader<object>>> = Object.fromEntries(
  Object.entries(RUNS).map(([name, make]) => [`a run of ${name}`, { make, read: runFlow }]),
);

export const FLOW_READERS: Readonly<Record<string, Reader<object>>> = { ...INSPECTED, ...RUN };
