import { defineComponent, type SubmitRunOptions } from "@stepflow/worker";

interface RunInput extends SubmitRunOptions {
  /** A definition, or the id of a stored flow. */
  readonly flow: object | string;
  readonly inputs: readonly unknown[];
}

/** Components that start runs and send other requests. */
export const runComponents = [
  defineComponent({
    path: "/sub",
    description: "Runs a flow and waits for its results.",
    execute: ({ flow, inputs, ...options }: RunInput, ctx) => ctx.submitRun(flow, inputs, { wait: true, ...options }),
  }),
  defineComponent({
    path: "/submit-then-get",
    async execute({ flow, inputs }: RunInput, ctx) {
      const submitted = await ctx.submitRun(flow, inputs);
      const ended = await ctx.getRun(submitted.runId, { wait: true });
      const bare = await ctx.getRun(submitted.runId, { includeResults: false });
      return { submitted, ended, bare };
    },
  }),
  defineComponent({
    path: "/get-run",
    execute: ({ runId, wait }: { runId: string; wait?: boolean }, ctx) => ctx.getRun(runId, { wait: wait ?? false }),
  }),
  defineComponent({
    path: "/two-questions",
    description: "Asks the runtime twice for its own run.",
    async execute(_input: unknown, ctx) {
      const first = await ctx.getRun(ctx.runId ?? "", { includeResults: false });
      const second = await ctx.getRun(ctx.runId ?? "", { includeResults: false });
      return [first.status, second.status];
    },
  }),
  defineComponent({
    path: "/call",
    execute: ({ method, params }: { method: string; params?: unknown }, ctx) =>
      ctx.call(method, params, { timeoutMs: 300 }),
  }),
];
