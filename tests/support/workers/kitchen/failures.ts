import { ComponentError, defineComponent, type RetryPolicy } from "@stepflow/worker";

interface FailInput {
  readonly message: string;
  readonly code?: number;
  readonly retry?: RetryPolicy;
  readonly data?: unknown;
}

const THROWN: Readonly<Record<string, unknown>> = {
  error: new RangeError("Out of range: é 😀"),
  string: "only text",
  object: { reason: "no error at all" },
  undefined: undefined,
};

/** Components that fail, each in its own way. */
export const failingComponents = [
  defineComponent({
    path: "/fail",
    execute({ message, ...options }: FailInput) {
      throw new ComponentError(message, options);
    },
  }),
  defineComponent({
    path: "/fail-late",
    description: "Fails after it has asked the runtime something.",
    async execute({ message, ...options }: FailInput, ctx) {
      await ctx.getRun(ctx.runId ?? "", { includeResults: false });
      throw new ComponentError(message, options);
    },
  }),
  defineComponent({
    path: "/throw",
    execute({ what }: { what: string }) {
      throw THROWN[what];
    },
  }),
  defineComponent({
    path: "/flaky",
    description: "Fails until the attempt that is wanted.",
    execute({ successAt, ...options }: Partial<FailInput> & { successAt: number }, { attempt }) {
      if (attempt >= successAt) return { attempt };
      throw new ComponentError(`attempt ${attempt}`, options);
    },
  }),
  defineComponent({
    path: "/endless",
    timeoutMs: 60,
    execute: (_input: unknown, { signal }) =>
      new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(new Error("too late to say")))),
  }),
  defineComponent({
    path: "/crash",
    description: "Kills its process in the middle of an event stream, until the attempt that is wanted.",
    async execute({ successAt }: { successAt: number }, ctx) {
      await ctx.getRun(ctx.runId ?? "", { includeResults: false });
      if (ctx.attempt < successAt) process.kill(process.pid, "SIGKILL");
      const blobId = await ctx.putBlob("survived");
      return { attempt: ctx.attempt, data: await ctx.getBlob(blobId) };
    },
  }),
  defineComponent({
    path: "/careless",
    description: "Returns while its question is still open.",
    execute(_input: unknown, ctx) {
      void ctx.getRun(ctx.runId ?? "", { wait: true });
      return "gone";
    },
  }),
];
