import { BlobNotFoundError, type ComponentContext, defineComponent } from "@stepflow/worker";

interface BlobInput {
  readonly blobId: string;
}

async function load({ blobId }: BlobInput, ctx: ComponentContext): Promise<object> {
  try {
    return { found: true, data: await ctx.getBlob(blobId) };
  } catch (error) {
    if (!(error instanceof BlobNotFoundError)) throw error;
    return { found: false, blobId: error.blobId, message: error.message };
  }
}

/** Components that store and fetch blobs. */
export const blobComponents = [
  defineComponent({
    path: "/round-trip",
    description: "Stores its input and fetches it again.",
    async execute(input: unknown, ctx) {
      const blobId = await ctx.putBlob(input);
      return { blobId, data: await ctx.getBlob(blobId) };
    },
  }),
  defineComponent({ path: "/put", execute: (input: unknown, ctx) => ctx.putBlob(input) }),
  defineComponent({ path: "/get", execute: ({ blobId }: BlobInput, ctx) => ctx.getBlob(blobId) }),
  defineComponent({ path: "/load", description: "A blob that is missing is a result.", execute: load }),
  defineComponent({
    path: "/types",
    async execute({ flow }: { flow: object }, ctx) {
      const ids = [await ctx.putBlob({ plain: true }), await ctx.putBlob(flow, { type: "flow" })];
      const blobs = await Promise.all(ids.map((id) => ctx.getBlob(id, { withType: true })));
      return blobs.map(({ type }) => type);
    },
  }),
  defineComponent({
    path: "/bytes",
    description: "Stores bytes under a name and fetches them again.",
    async execute({ bytes, filename }: { bytes: readonly number[]; filename: string }, ctx) {
      const blobId = await ctx.putBinary(Uint8Array.from(bytes), { filename });
      const fetched = await ctx.getBinary(blobId);
      return { blobId, bytes: [...fetched.bytes], filename: fetched.filename };
    },
  }),
  defineComponent({
    path: "/many",
    description: "Stores many values at once and fetches them in the opposite order.",
    async execute(values: readonly unknown[], ctx) {
      const ids = await Promise.all(values.map((value) => ctx.putBlob(value)));
      const fetched = await Promise.all(ids.toReversed().map((id) => ctx.getBlob(id)));
      return { ids, values: fetched.toReversed() };
    },
  }),
  defineComponent({
    path: "/later",
    description: "Stores a value, then others, waits for a sub-run, reads the others, and fetches it.",
    async execute({ data, flow }: { data: unknown; flow: object }, ctx) {
      const blobId = await ctx.putBlob(data);
      const others = await Promise.all(Array.from({ length: 20 }, (_, index) => ctx.putBlob({ index })));
      const subRun = await ctx.evaluateFlow(flow, "meanwhile");
      for (const other of others) await ctx.getBlob(other);
      return { others: others.length, subRun, data: await ctx.getBlob(blobId) };
    },
  }),
  defineComponent({
    path: "/big-blob",
    async execute({ bytes }: { bytes: number }, ctx) {
      const blobId = await ctx.putBlob("b".repeat(bytes - '""'.length));
      return (await ctx.getBlob<string>(blobId)).length;
    },
  }),
];
