import { createWorker, defineComponent, type Worker } from "@stepflow/worker";
import { oneStepFlow } from "../data/flows.ts";

/** A worker that stores and fetches what it receives, as JSON and as bytes. */
export const storingWorker: Worker = createWorker({
  name: "round-trips",
  components: [
    defineComponent({
      path: "/store",
      async execute({ value }: { value?: unknown }, ctx) {
        const blobId = await ctx.putBlob(value);
        return { blobId, value: await ctx.getBlob(blobId) };
      },
    }),
    defineComponent({ path: "/fetch", execute: ({ blobId }: { blobId: string }, ctx) => ctx.getBlob(blobId) }),
    defineComponent({ path: "/echo", execute: (input: unknown) => input }),
    defineComponent({
      path: "/ill-formed",
      async execute(_input: unknown, ctx) {
        const blobId = await ctx.putBlob({ "\ud800": ["\udfff", "\ud83d\ude00"] });
        return { blobId, value: await ctx.getBlob(blobId) };
      },
    }),
    defineComponent({
      path: "/bytes",
      description: "Stores bytes, as they are and as a stream of pieces, and fetches them.",
      async execute({ bytes, filename }: { bytes: readonly number[]; filename: string }, ctx) {
        const whole = Uint8Array.from(bytes);
        const ids = [await ctx.putBinary(whole, { filename }), await ctx.putBinary(inPieces(whole), { filename })];
        const fetched = await ctx.getBinary(ids[0] ?? "");
        return { ids, bytes: [...fetched.bytes], filename: fetched.filename };
      },
    }),
    defineComponent({
      path: "/json-as-bytes",
      description: "Fetches JSON as bytes, and returns a reference to it.",
      async execute(_input: unknown, ctx) {
        const $blob = await ctx.putBlob({ epsilon: 0.5 });
        const { bytes, blobType } = await ctx.getBinary($blob);
        return { text: new TextDecoder().decode(bytes), blobType, id: $blob, value: { $blob } };
      },
    }),
    defineComponent({
      path: "/sub-run",
      description: "Runs a flow whose output has a field above the threshold for references.",
      async execute(input: object, ctx) {
        const flow = oneStepFlow("/lab/echo");
        const run = await ctx.submitRun(flow, [input], { wait: true });
        const again = await ctx.getRun(run.runId);
        return {
          one: await ctx.evaluateFlow(flow, input),
          all: await ctx.evaluateRun(flow, [input]),
          again: again.results?.[0]?.result,
        };
      },
    }),
    defineComponent({
      path: "/fetch-bytes",
      async execute({ blobId }: { blobId: string }, ctx) {
        const { bytes, filename } = await ctx.getBinary(blobId);
        return { bytes: [...bytes], filename };
      },
    }),
  ],
});

function inPieces(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += 7) controller.enqueue(bytes.slice(at, at + 7));
      controller.close();
    },
  });
}
