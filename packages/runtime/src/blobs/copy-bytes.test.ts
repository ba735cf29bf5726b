import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { describe, expect, it, onTestFinished } from "vitest";
import type { BlobStore } from "./blob-store.ts";
import { FolderBlobStore } from "./folder-blob-store.ts";
import { MemoryBlobStore } from "./memory-blob-store.ts";

describe.each(["memory", "a folder"])("content other than a Uint8Array, in %s", (where) => {
  async function open(): Promise<{ store: BlobStore; isEmpty: () => Promise<boolean> }> {
    if (where === "memory") {
      const store = new MemoryBlobStore();
      return { store, isEmpty: async () => store.size === 0 };
    }
    const folder = await mkdtemp(join(tmpdir(), "stepflow-no-bytes-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const store = await FolderBlobStore.open(folder);
    return { store, isEmpty: async () => (await readdir(folder)).join() === ".tmp" };
  }

  it.each<[string, unknown]>([
    ["String", "abc"],
    ["Undefined", undefined],
    ["Null", null],
    ["Array", [1, 2]],
    ["ArrayBuffer", new ArrayBuffer(3)],
    ["DataView", new DataView(new ArrayBuffer(3))],
    ["Uint16Array", Uint16Array.of(1)],
  ])("is refused: %s", async (name, content) => {
    const { store, isEmpty } = await open();
    await expect(store.put(content as Uint8Array)).rejects.toThrow(`must be a Uint8Array, got ${name}.`);
    expect(await isEmpty()).toBe(true);
  });

  it("accepts a Uint8Array of another realm", async () => {
    const { store } = await open();
    const id = await store.put(runInNewContext("Uint8Array.of(1, 2)") as Uint8Array);
    expect(await store.get(id)).toMatchObject({ content: Uint8Array.of(1, 2) });
  });
});
