import { setTimeout as delay } from "node:timers/promises";
import { defineComponent } from "@stepflow/worker";

/** Values that JSON cannot hold. */
const ODD_VALUES: Readonly<Record<string, () => unknown>> = {
  nan: () => ({ list: [1, Number.NaN] }),
  infinity: () => Number.NEGATIVE_INFINITY,
  map: () => ({ map: new Map([["a", 1]]) }),
  function: () => () => 1,
  bigint: () => ({ big: 1n }),
  cycle: () => {
    const value: Record<string, unknown> = {};
    value["self"] = value;
    return value;
  },
  deep: () => nest(200),
  surrogate: () => ({ text: "a\ud83db", "key\udc00": true }),
};

function nest(depth: number): unknown {
  return depth === 0 ? "end" : [nest(depth - 1)];
}

let atOnce = 0;

/** Components that need no callback. */
export const plainComponents = [
  defineComponent({ path: "/echo", description: "Returns its input.", execute: (input: unknown) => input }),
  defineComponent({ path: "/nothing", execute: () => undefined }),
  defineComponent({
    path: "/meta",
    description: "Returns what the context knows, after a while in which others run.",
    async execute({ waitMs = 0 }: { waitMs?: number }, ctx) {
      const { component, params, runId, stepId, flowId, attempt, traceId, spanId } = ctx;
      const before = { component, params: { ...params }, runId, stepId, flowId, attempt, traceId, spanId };
      await delay(waitMs);
      return { ...before, sameLater: ctx.runId === runId && ctx.stepId === stepId };
    },
  }),
  defineComponent({ path: "/greet/{name}", execute: (_input: unknown, { params }) => `Hello ${params.name}` }),
  defineComponent({ path: "/greet/everybody", execute: () => "Hello to you all" }),
  defineComponent({ path: "/files/{drive}/{*path}", execute: (_input: unknown, { params }) => ({ ...params }) }),
  defineComponent({
    path: "/checked",
    description: "Halves a number.",
    input: { type: "object", properties: { n: { type: "integer" } }, required: ["n"] },
    output: { type: "object", properties: { n: { type: "integer" } }, required: ["n"] },
    execute: ({ n }: { n: number }) => ({ n: n / 2 }),
  }),
  defineComponent({ path: "/nest", execute: ({ depth }: { depth: number }) => nest(depth) }),
  defineComponent({ path: "/big", execute: ({ bytes }: { bytes: number }) => "x".repeat(bytes) }),
  defineComponent({
    path: "/sleep",
    async execute({ ms }: { ms: number }) {
      await delay(ms);
      return { ms };
    },
  }),
  defineComponent({
    path: "/at-once",
    description: "Takes a while, and returns how many executions of it were running when it began.",
    async execute() {
      atOnce += 1;
      const count = atOnce;
      await delay(20);
      atOnce -= 1;
      return count;
    },
  }),
  defineComponent({ path: "/odd", execute: ({ kind }: { kind: string }) => ODD_VALUES[kind]?.() }),
  defineComponent({
    path: "/print",
    description: "Writes to the console, as forgotten debugging does.",
    execute(input: unknown) {
      // biome-ignore lint/suspicious/noConsole: the component tests writing to the console.
      console.log("printed", input);
      process.stdout.write(`{"port":1}\n`);
      return input;
    },
  }),
  defineComponent({ path: "/pid", execute: () => process.pid }),
];
