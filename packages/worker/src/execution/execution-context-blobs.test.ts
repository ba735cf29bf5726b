import {
  BlobNotFoundError,
  BlobTooLargeError,
  CallbackTimeoutError,
  InvalidBlobError,
  InvalidBlobIdError,
} from "@stepflow/protocol";
import { describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { ID, inContext, refuse, storeOf } from "../../../../tests/support/in-context.ts";
import { StoredBlob } from "../blobs/stored-blob.ts";
import type { ComponentContext } from "../context/context.ts";

describe("blobs of a context", () => {
  it("blobs.ids.both-spellings, blobs.ids.hex: ids in every spelling reach the store as bare lower-case hex, beside the spelling", async () => {
    const get = vi.fn(async () => StoredBlob.fromText('{"a":1}', "data"));
    const spellings = [ID, `sha256:${ID}`, ID.toUpperCase()];
    const values = await inContext((ctx) => Promise.all(spellings.map((id) => ctx.getBlob(id))), {
      blobs: async () => storeOf({ get }),
    });
    expect(values).toEqual([{ a: 1 }, { a: 1 }, { a: 1 }]);
    const access = { timeoutMs: 1_234, signal: undefined };
    expect(get.mock.calls).toEqual(spellings.map((spelled) => [ID, { ...access, originalId: spelled }]));
  });

  it.each(["", "abc", `${ID}0`, `md5:${ID}`, `../${ID}`, `${ID}?x`, "g".repeat(64)])(
    "blobs.ids.both-spellings: %j never reaches the store",
    async (id) => {
      const blobs = vi.fn(async () => storeOf());
      await expect(inContext((ctx) => ctx.getBlob(id), { blobs })).rejects.toThrow(InvalidBlobIdError);
      expect(blobs).not.toHaveBeenCalled();
    },
  );

  it("blobs.get.type, flows.as-blobs: stores data by default and flows on request, and returns the type on request", async () => {
    const put = vi.fn(async () => ID);
    const get = async () => StoredBlob.fromText("1", "flow");
    const blob = await inContext(
      async (ctx) => {
        await ctx.putBlob({ a: 1 });
        await ctx.putBlob({ steps: [] }, { type: "flow", timeoutMs: 7 });
        return ctx.getBlob(ID, { withType: true });
      },
      { blobs: async () => storeOf({ put, get }) },
    );
    expect(blob).toEqual({ data: 1, type: "flow" });
    expect(put.mock.calls).toEqual([
      ['{"a":1}', "data", { timeoutMs: 1_234, signal: undefined }],
      ['{"steps":[]}', "flow", { timeoutMs: 7, signal: undefined }],
    ]);
  });

  describe("with a schema", () => {
    const Settings = z.object({ model: z.string().trim(), retries: z.number().default(3) });
    const storing = (data: unknown) => ({
      blobs: async () => storeOf({ get: async () => StoredBlob.fromText(JSON.stringify(data), "data") }),
    });

    it("patterns.shared-config: returns the output of the schema", async () => {
      const link = storing({ model: " small ", more: 1 });
      const settings = { model: "small", retries: 3 };
      expect(await inContext((ctx) => ctx.getBlob(ID, { schema: Settings }), link)).toEqual(settings);
      const typed = await inContext((ctx) => ctx.getBlob(ID, { schema: Settings, withType: true }), link);
      expect(typed).toEqual({ data: settings, type: "data" });
    });

    it("patterns.shared-config: refuses an invalid value, with the places and the id as it was given", async () => {
      const blobId = `sha256:${ID}`;
      const link = storing({ model: 7, retries: "3" });
      await expect(inContext((ctx) => ctx.getBlob(blobId, { schema: Settings }), link)).rejects.toMatchObject({
        name: "InvalidBlobError",
        message: expect.stringMatching(/^Blob sha256:.* does not fit the schema: \/model .*\/retries /),
        blobId,
        issues: [expect.objectContaining({ pointer: "/model" }), expect.objectContaining({ pointer: "/retries" })],
      });
    });

    it("patterns.shared-config: accepts schemas that check asynchronously", async () => {
      const known = z.string().refine(async (name) => name !== "unknown");
      const use = (ctx: ComponentContext) => ctx.getBlob(ID, { schema: known });
      expect(await inContext(use, storing("known"))).toBe("known");
      await expect(inContext(use, storing("unknown"))).rejects.toThrow(InvalidBlobError);
    });
  });

  it("a missing blob can be caught", async () => {
    const get = () => Promise.reject(new BlobNotFoundError(ID));
    const caught = await inContext((ctx) => ctx.getBlob(ID).catch((error: Error) => error.name), {
      blobs: async () => storeOf({ get }),
    });
    expect(caught).toBe("BlobNotFoundError");
  });
});

describe("bytes of a context", () => {
  it("blobs.binary: reach the store with their name and type, if any", async () => {
    const put = vi.fn(async () => "stored");
    const bytes = Uint8Array.of(1, 2);
    await inContext(
      async (ctx) => {
        await ctx.putBinary(bytes, { filename: "a.pdf", contentType: "application/pdf" });
        await ctx.putBinary(new Blob([bytes]).stream());
      },
      { blobs: async () => storeOf({ putBinary: put }) },
    );
    const limits = { timeoutMs: expect.any(Number), signal: undefined };
    expect(put.mock.calls).toEqual([
      [{ bytes, filename: "a.pdf", contentType: "application/pdf" }, limits],
      [{ bytes }, limits],
    ]);
  });

  it("blobs.binary: are read from a stream up to the size that the runtime accepts, within the time limit of the call", async () => {
    const put = vi.fn(async () => "stored");
    const link = { blobs: async () => storeOf({ putBinary: put }), blobLimitBytes: 10 };
    const streamOf = (bytes: number) => new Blob([new Uint8Array(bytes)]).stream();
    await inContext((ctx) => ctx.putBinary(streamOf(10)), link);
    await expect(inContext((ctx) => ctx.putBinary(streamOf(11)), link)).rejects.toThrow(BlobTooLargeError);
    const silent = new ReadableStream<Uint8Array>();
    await expect(inContext((ctx) => ctx.putBinary(silent, { timeoutMs: 1 }), link)).rejects.toThrow(
      CallbackTimeoutError,
    );
    expect(put).toHaveBeenCalledOnce();
  });
});

describe("a value that a component changes while it is stored", () => {
  it("is stored as it was at the call", async () => {
    const stored: unknown[] = [];
    const link = {
      blobs: async () =>
        storeOf({
          put: async (json, type) => `${stored.push([type, json])}`,
          putBinary: async ({ bytes }) => `${stored.push([...bytes])}`,
        }),
      runs: async () => ({
        submit: async (_flow: string, inputs: readonly unknown[], { overrides }: { readonly overrides?: unknown }) => {
          stored.push(inputs, overrides);
          return { runId: "r" } as never;
        },
        get: refuse,
      }),
    };
    await inContext(async (ctx) => {
      const bytes = new Uint8Array(1);
      const object = { n: 0 };
      const calls: Promise<unknown>[] = [];
      for (object.n = 1; object.n <= 2; object.n++) {
        bytes.fill(object.n);
        calls.push(ctx.putBlob(object), ctx.putBinary(bytes), ctx.submitRun(object, [object], { overrides: object }));
      }
      await Promise.all(calls);
    }, link);
    const of = (n: number) => [["data", `{"n":${n}}`], [n], ["flow", `{"n":${n}}`], [{ n }], { n }];
    expect(stored).toHaveLength(10);
    expect(stored).toEqual(expect.arrayContaining([...of(1), ...of(2)]));
  });
});
