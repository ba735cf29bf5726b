import { createHash } from "node:crypto";
import { createWorker, defineComponent, silentLogger } from "@stepflow/worker";
import { serve } from "@stepflow/worker/node";
import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { oneStepFlow } from "../support/flows.ts";
import { hostileJson, wellFormedValue } from "../support/json-values.ts";
import { startRuntime } from "../support/runtime.ts";

const worker = createWorker({
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

/** A runtime that sends references in place of all that is not tiny. */
async function startPair(version: string) {
  const running = await serve(worker, { announce: false, handleSignals: false, logger: silentLogger, port: 0 });
  onTestFinished(() => running.close());
  const server = await startRuntime(version, { lab: { url: running.url } }, { blobApi: { blobThreshold: 8 } });
  onTestFinished(() => server.close());
  return {
    client: server.client,
    async outputsOf(component: string, inputs: readonly unknown[]): Promise<readonly unknown[]> {
      const { items } = await server.client.run(oneStepFlow(`/lab${component}`), inputs);
      return items.map(({ result }) => {
        if (result?.outcome !== "success") throw new Error(JSON.stringify(result).slice(0, 1_000));
        return result.result;
      });
    },
  };
}

/** Values go many at a time: each run takes a while. */
const values = fc.array(hostileJson.map(wellFormedValue), { minLength: 40, maxLength: 60 });
const files = fc.array(
  fc.record({
    bytes: fc.uint8Array({ maxLength: 100 }).map((bytes) => [...bytes]),
    filename: fc.string({ minLength: 1, maxLength: 10, unit: "binary" }).filter((name) => name.trim() === name),
  }),
  { minLength: 20, maxLength: 40 },
);
const RUNS = { numRuns: 6 };

function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

describe.each(["0.9.0", "0.11.1"])("values on runtime %s", (version) => {
  it("A10 A12 A18 B9: any JSON value comes back through a blob, whose id is the hash of its text", async () => {
    const { outputsOf } = await startPair(version);
    await fc.assert(
      fc.asyncProperty(values, async (list) => {
        const inputs = list.map((value) => ({ value }));
        const outputs = await outputsOf("/store", inputs);
        expect(outputs).toEqual(list.map((value) => ({ value, blobId: sha256(JSON.stringify(value)) })));
      }),
      RUNS,
    );
  });

  it("A10: surrogates that stand alone become U+FFFD, as in outputs", async () => {
    const { outputsOf } = await startPair(version);
    const value = { "\ufffd": ["\ufffd", "😀"] };
    expect(await outputsOf("/ill-formed", [1])).toEqual([{ value, blobId: sha256(JSON.stringify(value)) }]);
  });

  it("A15: any JSON value passes as input and output, be it by reference or not", async () => {
    const { outputsOf } = await startPair(version);
    await fc.assert(
      fc.asyncProperty(values, async (list) => {
        expect(await outputsOf("/echo", list)).toEqual(list);
        const wrapped = list.map((value) => ({ value, list: [value] }));
        expect(await outputsOf("/echo", wrapped)).toEqual(wrapped);
      }),
      RUNS,
    );
  });
});

describe("values on runtime 0.11.1, over its Blob API", () => {
  it("C9 C10 A12: worker and API give one id for one value, and read what the other one stored", async () => {
    const { client, outputsOf } = await startPair("0.11.1");
    await fc.assert(
      fc.asyncProperty(values, async (list) => {
        const ids = await Promise.all(list.map((value) => client.putBlob(value)));
        const stored = (await outputsOf(
          "/store",
          list.map((value) => ({ value })),
        )) as { blobId: string }[];
        expect(stored.map(({ blobId }) => blobId)).toEqual(ids);
        expect(
          await outputsOf(
            "/fetch",
            ids.map((blobId) => ({ blobId })),
          ),
        ).toEqual(list);
        const fetched = await Promise.all(ids.map((blobId) => client.getBlob(blobId)));
        expect(fetched.map(({ data }) => data)).toEqual(list);
      }),
      RUNS,
    );
  });

  it("D15: any bytes come back, with their name, whoever stored them", async () => {
    const { client, outputsOf } = await startPair("0.11.1");
    await fc.assert(
      fc.asyncProperty(files, async (list) => {
        const ids = list.map(({ bytes }) => sha256(Uint8Array.from(bytes)));
        const outputs = await outputsOf("/bytes", list);
        expect(outputs).toMatchObject(list.map(({ bytes }, index) => ({ bytes, ids: [ids[index], ids[index]] })));
        const fetched = await Promise.all(ids.map((blobId) => client.getBinary(blobId)));
        expect(fetched.map(({ bytes }) => [...bytes])).toEqual(list.map(({ bytes }) => bytes));
      }),
      RUNS,
    );
    const named = { bytes: [1, 2, 3], filename: "Zoë’s “notes”; 100 %.pdf" };
    expect(await outputsOf("/bytes", [named])).toMatchObject([named]);
    const blobId = await client.putBinary(Uint8Array.from([4, 5]), { filename: 'a "b"; c.bin' });
    expect(await outputsOf("/fetch-bytes", [{ blobId }])).toEqual([{ bytes: [4, 5], filename: 'a "b"; c.bin' }]);
  });
});
