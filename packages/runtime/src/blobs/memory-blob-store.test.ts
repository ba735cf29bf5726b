import { describe, expect, it } from "vitest";
import { jsonOf, putJson } from "./blob-store.ts";
import { MemoryBlobStore } from "./memory-blob-store.ts";

describe("MemoryBlobStore", () => {
  it("blobs.content-addressed, blobs.put.dedupe: keeps the same content once", async () => {
    const store = new MemoryBlobStore();
    const ids = await Promise.all([1, 2, 3].map(() => putJson(store, { a: 1 })));
    expect(new Set(ids).size).toBe(1);
    expect(store.size).toBe(1);
  });

  it("blobs.get.round-trip: returns the stored content with its type and filename", async () => {
    const store = new MemoryBlobStore();
    const id = await putJson(store, { t: "é", n: null }, { type: "flow", filename: "f.json" });
    const blob = await store.get(id);
    expect(blob).toMatchObject({ id, type: "flow", filename: "f.json" });
    expect(blob && jsonOf(blob)).toEqual({ t: "é", n: null });
  });

  it.each([
    ["an array", new Uint8Array([1, 2, 3])],
    ["a Buffer", Buffer.from([1, 2, 3])],
  ])("blobs.binary: keeps the bytes when %s they came in changes", async (_kind, bytes) => {
    const store = new MemoryBlobStore();
    const id = await store.put(bytes, { type: "binary" });
    bytes[0] = 9;
    expect((await store.get(id))?.content).toEqual(new Uint8Array([1, 2, 3]));
  });

  it("returns undefined for unknown ids", async () => {
    const store = new MemoryBlobStore();
    const id = await putJson(store, 1);
    for (const other of [id.toUpperCase(), `sha256:${id}`, "", "0".repeat(64)]) {
      expect(await store.get(other)).toBeUndefined();
    }
  });

  it("refuses to read other bytes as JSON", async () => {
    const store = new MemoryBlobStore();
    const blob = await store.get(await store.put(new Uint8Array([0xff, 0xfe]), { type: "binary" }));
    expect(() => blob && jsonOf(blob)).toThrow(TypeError);
  });
});
