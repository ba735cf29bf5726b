import { ComponentError, createWorker, defineComponent } from "@stepflow/worker";

interface CallsInput {
  readonly text?: string;
  readonly blobId?: string;
  readonly flow?: object;
  readonly flowId?: string;
  readonly inputs?: readonly unknown[];
}

/** A worker with one component for each thing that a component can do; the same file runs on every runtime. */
export default createWorker({
  name: "kitchen",
  components: [
    defineComponent({ path: "/echo", description: "Returns its input.", execute: (input: unknown) => input }),
    defineComponent({
      path: "/meta",
      description: "Returns what the context knows.",
      execute: (_input: unknown, { component, params, runId, stepId, flowId, attempt }) => ({
        component,
        params: { ...params },
        runId,
        stepId,
        flowId,
        attempt,
      }),
    }),
    defineComponent({
      path: "/greet/{name}",
      execute: (_input: unknown, { params }) => `Hello ${params.name}`,
    }),
    defineComponent({
      path: "/round-trip",
      description: "Stores its input and fetches it again.",
      async execute(input: unknown, ctx) {
        const blobId = await ctx.putBlob(input);
        return { blobId, data: await ctx.getBlob(blobId) };
      },
    }),
    defineComponent({ path: "/put", execute: (input: unknown, ctx) => ctx.putBlob(input) }),
    defineComponent({ path: "/get", execute: ({ blobId }: CallsInput, ctx) => ctx.getBlob(String(blobId)) }),
    defineComponent({
      path: "/sub",
      description: "Runs a flow and waits for its results.",
      execute: ({ flow, flowId, inputs }: CallsInput, ctx) =>
        ctx.submitRun(flow ?? String(flowId), inputs ?? [], { wait: true }),
    }),
    defineComponent({
      path: "/submit-then-get",
      async execute({ flow, inputs }: CallsInput, ctx) {
        const { runId } = await ctx.submitRun(flow ?? {}, inputs ?? []);
        return ctx.getRun(runId, { wait: true });
      },
    }),
    defineComponent({
      path: "/fail",
      execute({ code, message, data }: { code?: number; message: string; data?: unknown }) {
        throw new ComponentError(message, { ...(code === undefined ? {} : { code }), data });
      },
    }),
    defineComponent({
      path: "/throw",
      execute({ text }: CallsInput) {
        throw new RangeError(text);
      },
    }),
    defineComponent({
      path: "/checked",
      input: {
        type: "object",
        properties: { n: { type: "integer" } },
        required: ["n"],
      },
      output: { type: "object", properties: { n: { type: "integer" } }, required: ["n"] },
      execute: ({ n }: { n: number }) => ({ n: n / 2 }),
    }),
    defineComponent({
      path: "/big",
      execute: ({ bytes }: { bytes: number }) => "x".repeat(bytes),
    }),
    defineComponent({
      path: "/sleep",
      execute: ({ ms }: { ms: number }) => new Promise((resolve) => setTimeout(() => resolve({ ms }), ms)),
    }),
  ],
});
