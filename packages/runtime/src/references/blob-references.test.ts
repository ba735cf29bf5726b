import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { putJson } from "../blobs/blob-store.ts";
import { compactJson } from "../blobs/compact-json.ts";
import { MemoryBlobStore } from "../blobs/memory-blob-store.ts";
import { BrokenReferenceError, holdsReference, referLargeFields, resolveReferences } from "./blob-references.ts";

const THRESHOLD_BYTES = 100;

describe("inputs on their way to a worker (wire.md#blob-http-api)", () => {
  it("a field above the threshold becomes a reference, one of exactly its size does not", async () => {
    const blobs = new MemoryBlobStore();
    const fits = "x".repeat(THRESHOLD_BYTES - 2);
    const input = { fits, large: `${fits}x`, n: 1 };
    const id = await putJson(new MemoryBlobStore(), input.large);
    expect(await referLargeFields(input, THRESHOLD_BYTES, blobs)).toEqual({
      fits,
      large: { $blob: id, size: THRESHOLD_BYTES + 1 },
      n: 1,
    });
    expect(blobs.size).toBe(1);
  });

  it("bytes are counted, not characters, escapes as they are written", async () => {
    const blobs = new MemoryBlobStore();
    const sent = await referLargeFields({ a: "é".repeat(50), b: "\n".repeat(50) }, THRESHOLD_BYTES, blobs);
    expect(sent).toEqual({ a: { $blob: expect.any(String), size: 102 }, b: { $blob: expect.any(String), size: 102 } });
  });

  it("parts of members, and inputs other than objects, are sent as they are", async () => {
    const blobs = new MemoryBlobStore();
    const small = { inner: { text: "x".repeat(50) } };
    const large = "x".repeat(200);
    for (const input of [small, large, [large], null, 5]) {
      expect(await referLargeFields(input, THRESHOLD_BYTES, blobs)).toBe(input);
    }
    expect(await referLargeFields({ inner: { a: large, b: 1 } }, THRESHOLD_BYTES, blobs)).toEqual({
      inner: { $blob: expect.any(String), size: 214 },
    });
  });

  it("a member that is or looks like a reference stays as it is", async () => {
    const blobs = new MemoryBlobStore();
    const more = "x".repeat(200);
    const input = { a: { $blob: "0".repeat(64), more }, b: { $blob: 1, more } };
    expect(await referLargeFields(input, THRESHOLD_BYTES, blobs)).toBe(input);
    expect(await referLargeFields({ list: [input.a] }, THRESHOLD_BYTES, blobs)).toEqual({
      list: { $blob: expect.any(String), size: expect.any(Number) },
    });
  });

  it("a threshold of 0 turns references off", async () => {
    const input = { large: "x".repeat(200) };
    expect(await referLargeFields(input, 0, new MemoryBlobStore())).toBe(input);
  });

  it("a field becomes a reference exactly if its compact JSON is larger, and is restored unchanged", async () => {
    const property = fc.asyncProperty(
      fc.dictionary(fc.string(), fc.jsonValue()),
      fc.integer({ min: 1, max: 60 }),
      async (fields, threshold) => {
        const input = JSON.parse(JSON.stringify(fields)) as Record<string, unknown>;
        fc.pre(!JSON.stringify(input).includes('"$blob"'));
        const blobs = new MemoryBlobStore();
        const sent = (await referLargeFields(input, threshold, blobs)) as Record<string, unknown>;
        for (const [name, value] of Object.entries(input)) {
          const size = new TextEncoder().encode(compactJson(value)).byteLength;
          if (size <= threshold) expect(sent[name]).toEqual(value);
          else expect(sent[name]).toEqual({ $blob: expect.any(String), size });
        }
        expect(await resolveReferences(sent, blobs)).toEqual(input);
      },
    );
    await fc.assert(property);
  });
});

describe("outputs on their way from a worker (wire.md#blob-http-api)", () => {
  const blobs = new MemoryBlobStore();
  const UNKNOWN = "0".repeat(64);

  it("references are resolved in all places, whatever other members they have", async () => {
    const id = await putJson(blobs, { hello: "blob" });
    const output = { a: { $blob: id, other: 1 }, l: [{ deep: { $blob: id, blobType: "data", size: 5 } }], n: null };
    const value = { hello: "blob" };
    expect(holdsReference(output)).toBe(true);
    expect(await resolveReferences(output, blobs)).toEqual({ a: value, l: [{ deep: value }], n: null });
    expect(await resolveReferences({ $blob: id }, blobs)).toEqual(value);
  });

  it("a malformed id, type or size makes it data", async () => {
    const id = await putJson(blobs, 1);
    const output = {
      a: { $blob: "zzz" },
      b: { $blob: 1 },
      c: { $blob: id, blobType: "Json" },
      d: { $blob: `sha256:${id}` },
      e: { $blob: id, blobType: null },
      f: { $blob: id, size: -1 },
      g: { $blob: id, size: "1" },
    };
    expect(holdsReference(output)).toBe(false);
    expect(await resolveReferences(output, blobs)).toEqual(output);
    expect(await resolveReferences([{ $blob: id, size: null, blobType: "binary" }], blobs)).toEqual([1]);
  });

  it("a value that was stored may hold references: eight in a row are resolved, the ninth is data", async () => {
    let id = await putJson(blobs, "leaf");
    const ids = [id];
    for (let length = 1; length <= 8; length++) {
      id = await putJson(blobs, [{ $blob: id }]);
      ids.push(id);
    }
    expect(await resolveReferences({ $blob: ids[7] }, blobs)).toEqual([[[[[[["leaf"]]]]]]]);
    expect(await resolveReferences({ $blob: ids[8] }, blobs)).toEqual([[[[[[[[{ $blob: ids[0] }]]]]]]]]);
  });

  it("bytes that are JSON are a value; other bytes and unknown ids are refused", async () => {
    const one = await blobs.put(Uint8Array.of(49), { type: "binary" });
    expect(await resolveReferences({ $blob: one }, blobs)).toBe(1);
    const none = await blobs.put(Uint8Array.of(49, 32, 50), { type: "binary" });
    const broken = resolveReferences([{ $blob: none }], blobs);
    await expect(broken).rejects.toThrow(BrokenReferenceError);
    await expect(broken).rejects.toThrow(`Blob ${none} does not contain JSON: `);
    for (const id of [UNKNOWN, one.toUpperCase()]) {
      await expect(resolveReferences([{ $blob: id }], blobs)).rejects.toThrow(`Blob not found: ${id}`);
    }
  });

  it("a few references cannot expand beyond the memory", async () => {
    const content = new TextEncoder().encode(`[${"{},".repeat(100_000)}1]`);
    let reads = 0;
    const get = async (id: string) => {
      reads++;
      return { id, type: "data", content } as const;
    };
    const output = Array.from({ length: 1_000 }, () => ({ $blob: UNKNOWN }));
    const refused = resolveReferences(output, { put: async () => UNKNOWN, get });
    await expect(refused).rejects.toThrow("would take more than 536870912 bytes of memory");
    // The text has 300 KB, its value 5.6 MB.
    expect(reads).toBeLessThan(96);
  });
});
