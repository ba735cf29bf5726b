import { createHash } from "node:crypto";
import { BlobIntegrityError, BlobNotFoundError } from "@stepflow/protocol";
import { describe, expect, it, vi } from "vitest";
import { BlobCache } from "./blob-cache.ts";
import type { BlobStore } from "./blob-store.ts";
import { CachedBlobStore } from "./cached-blob-store.ts";
import { StoredBlob } from "./stored-blob.ts";

const access = { timeoutMs: 10_000 };

function idOf(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

function storeOf(blobs: Readonly<Record<string, StoredBlob>>, bytes: Uint8Array<ArrayBuffer> = new Uint8Array()) {
  return {
    put: vi.fn(async () => "id"),
    get: vi.fn(async (blobId: string) => {
      const blob = blobs[blobId];
      if (blob === undefined) throw new BlobNotFoundError(blobId);
      return blob;
    }),
    putBinary: vi.fn(async () => "id"),
    getBinary: vi.fn(async () => ({ bytes, filename: "a.bin" })),
  } satisfies BlobStore;
}

describe("CachedBlobStore", () => {
  const json = '{"a":1}';
  const id = idOf(json);

  it("blobs.large-data: fetches once for all executions of one runtime", async () => {
    const cache = new BlobCache(1_000_000);
    const store = storeOf({ [id]: StoredBlob.fromText(json, "data", { isExact: true }) });
    const open = () => new CachedBlobStore(store, cache, "/a");
    const blobs = await Promise.all(Array.from({ length: 100 }, () => open().get(id, access)));
    expect(new Set(blobs.map((blob) => blob.text))).toEqual(new Set([json]));
    expect(store.get).toHaveBeenCalledTimes(1);
  });

  it("distinguishes runtimes, because another one may not know the blob", async () => {
    const cache = new BlobCache(1_000_000);
    const knowing = new CachedBlobStore(storeOf({ [id]: StoredBlob.fromText(json, "data") }), cache, "/a");
    const ignorant = new CachedBlobStore(storeOf({}), cache, "/b");
    expect(await knowing.get(id, access)).toMatchObject({ text: json });
    await expect(ignorant.get(id, access)).rejects.toThrow(BlobNotFoundError);
  });

  it("blobs.get.integrity, blob-api.integrity: refuses text with another hash, and fetches again next time", async () => {
    const blobs: Record<string, StoredBlob> = { [id]: StoredBlob.fromText('{"a":2}', "data", { isExact: true }) };
    const store = new CachedBlobStore(storeOf(blobs), new BlobCache(1_000_000), "/a");
    await expect(store.get(id, access)).rejects.toThrow(BlobIntegrityError);
    blobs[id] = StoredBlob.fromText(json, "data", { isExact: true });
    expect(await store.get(id, access)).toMatchObject({ text: json });
  });

  it("blobs.get.integrity, blob-api.integrity: a text that the runtime rewrote is read from the stored bytes, which are checked", async () => {
    const stored = '{"epsilon":1e-6,"name":"é"}';
    const rewritten = StoredBlob.fromText('{"epsilon":0.000001,"name":"é"}', "flow", { isExact: true });
    const bytes = Uint8Array.from(new TextEncoder().encode(stored));
    const store = new CachedBlobStore(storeOf({ [idOf(stored)]: rewritten, [id]: rewritten }, bytes), undefined, "/a");
    const { text, type } = await store.get(idOf(stored), access);
    expect({ text, type }).toEqual({ text: stored, type: "flow" });
    await expect(store.get(id, access)).rejects.toThrow(`the fetched content has the id ${idOf(stored)}`);
  });

  it("does not check text that may differ from the stored bytes", async () => {
    const rewritten = StoredBlob.fromText('{"a": 1.0}', "data");
    const store = new CachedBlobStore(storeOf({ [id]: rewritten }), undefined, "/a");
    const { text, type, isExact } = await store.get(id, access);
    expect({ text, type, isExact }).toEqual({ text: '{"a": 1.0}', type: "data", isExact: false });
  });

  it("fetches every time if nothing is kept", async () => {
    const store = storeOf({ [id]: StoredBlob.fromText(json, "data") });
    const uncached = new CachedBlobStore(store, undefined, "/a");
    await uncached.get(id, access);
    await uncached.get(id, access);
    expect(store.get).toHaveBeenCalledTimes(2);
  });

  it("blobs.get.integrity, blobs.binary: checks bytes, and passes on all that is stored", async () => {
    const bytes = new Uint8Array([0, 1, 2, 255]);
    const store = storeOf({}, bytes);
    const checked = new CachedBlobStore(store, undefined, "/a");
    expect(await checked.getBinary(idOf(bytes), access)).toEqual({ bytes, filename: "a.bin" });
    await expect(checked.getBinary(id, access)).rejects.toThrow(BlobIntegrityError);
    await checked.put("[1]", "flow", access);
    expect(store.put).toHaveBeenCalledWith("[1]", "flow", access);
    await checked.putBinary({ bytes, filename: "b" }, access);
    expect(store.putBinary).toHaveBeenCalledWith({ bytes, filename: "b" }, access);
  });
});
