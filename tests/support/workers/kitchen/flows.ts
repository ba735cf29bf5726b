import { defineComponent, FlowError } from "@stepflow/worker";

interface FlowInput {
  readonly flow: object;
  readonly inputs: readonly unknown[];
}

/** Components that evaluate flows, inspect their own flow, and cache results. */
export const flowComponents = [
  defineComponent({
    path: "/evaluate",
    async execute({ flow, inputs }: FlowInput, ctx) {
      try {
        return { output: await ctx.evaluateFlow(flow, inputs[0]) };
      } catch (error) {
        if (!(error instanceof FlowError)) throw error;
        return { failed: error.flowMessage };
      }
    },
  }),
  defineComponent({
    path: "/evaluate-all",
    execute: ({ flow, inputs }: FlowInput, ctx) => ctx.evaluateRun(flow, inputs),
  }),
  defineComponent({
    path: "/evaluate-stored",
    async execute({ flow, inputs }: FlowInput, ctx) {
      return ctx.evaluateFlow(await ctx.putBlob(flow, { type: "flow" }), inputs[0]);
    },
  }),
  defineComponent({
    path: "/introspect",
    async execute(_input: unknown, ctx) {
      const { name, steps, run } = await ctx.getWorkflowInfo();
      const { component, input } = await ctx.getStepInfo(ctx.stepId ?? "");
      return { name, stepIds: steps.map(({ stepId }) => stepId), status: run?.status, component, input };
    },
  }),
  defineComponent({
    path: "/remember",
    async execute({ key, value }: { key: string; value: unknown }, ctx) {
      let computed = 0;
      const compute = () => {
        computed++;
        return value;
      };
      const first = await ctx.cached(key, compute);
      const second = await ctx.cached(key, compute);
      return { first, second, computed };
    },
  }),
];
