import { createHash } from "node:crypto";
import { BlobNotFoundError, CallbackError } from "@stepflow/protocol";
import { memoryOfJson } from "@stepflow/protocol/internal";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MemoryBudget } from "./memory-budget.ts";
import { resolveReferences } from "./reference-resolver.ts";

/** Blobs by the ids that runtimes give them. */
class Blobs {
  readonly #texts = new Map<string, string>();
  readonly fetched: string[] = [];
  /** Number of values that were built. */
  built = 0;

  put(value: unknown): { readonly $blob: string } {
    const text = JSON.stringify(value);
    const $blob = createHash("sha256").update(text).digest("hex");
    this.#texts.set($blob, text);
    return { $blob };
  }

  async fetch(blobId: string): Promise<{ memoryBytes: number; read: () => Promise<unknown> }> {
    this.fetched.push(blobId);
    const text = this.#texts.get(blobId);
    if (text === undefined) throw new BlobNotFoundError(blobId);
    return {
      memoryBytes: memoryOfJson(text),
      read: async () => {
        this.built++;
        return JSON.parse(text) as unknown;
      },
    };
  }

  resolve(value: unknown, limitBytes = 1_000_000): Promise<unknown> {
    return resolveReferences(value, { fetch: (blobId) => this.fetch(blobId), budget: new MemoryBudget(limitBytes) });
  }
}

/** A value below a number of keys. */
function below(keys: number, value: unknown): unknown {
  return keys === 0 ? value : { k: below(keys - 1, value) };
}

describe("resolveReferences", () => {
  it("blobs.large-data: replaces references by values: top-level fields, list items, the input itself", async () => {
    const blobs = new Blobs();
    const ref = blobs.put({ n: [1, "é"] });
    expect(await blobs.resolve({ a: ref, b: [0, ref], c: 1 })).toEqual({
      a: { n: [1, "é"] },
      b: [0, { n: [1, "é"] }],
      c: 1,
    });
    expect(await blobs.resolve(ref)).toEqual({ n: [1, "é"] });
    expect(await blobs.resolve(blobs.put("text"))).toBe("text");
    expect(await blobs.resolve(blobs.put(null))).toBeNull();
  });

  it("drops other members beside an id, as runtimes do (wire.md#blob-references)", async () => {
    const blobs = new Blobs();
    expect(await blobs.resolve({ a: { ...blobs.put(1), size: 1, note: "x", blobType: "data" } })).toEqual({ a: 1 });
  });

  it("gives each place a value of its own", async () => {
    const blobs = new Blobs();
    const ref = blobs.put({ n: 1 });
    const { a, b } = (await blobs.resolve({ a: ref, b: ref })) as { a: object; b: object };
    expect(a).toEqual(b);
    expect(a).not.toBe(b);
  });

  it("follows references inside values for eight levels and refuses a ninth", async () => {
    const blobs = new Blobs();
    const chain = (levels: number): unknown => (levels === 0 ? "end" : blobs.put({ next: chain(levels - 1) }));
    const unfolded = (levels: number): unknown => (levels === 0 ? "end" : { next: unfolded(levels - 1) });
    expect(await blobs.resolve({ a: chain(8) })).toEqual({ a: unfolded(8) });
    await expect(blobs.resolve({ a: chain(9) })).rejects.toThrow("Blob references nest deeper than 8 levels.");
    const bare = (levels: number): { $blob: string } => blobs.put(levels === 1 ? "end" : bare(levels - 1));
    expect(await blobs.resolve(bare(8))).toBe("end");
    await expect(blobs.resolve(bare(9))).rejects.toThrow(CallbackError);
  });

  it("finds references below eight keys, in the input as in what was fetched; deeper ones are data", async () => {
    const blobs = new Blobs();
    const ref = blobs.put("value");
    expect(await blobs.resolve(below(8, ref))).toEqual(below(8, "value"));
    expect(await blobs.resolve(below(9, ref))).toEqual(below(9, ref));
    expect(await blobs.resolve([blobs.put(below(8, ref))])).toEqual([below(8, "value")]);
    expect(await blobs.resolve([blobs.put(below(9, ref))])).toEqual([below(9, ref)]);
  });

  it.each([
    { $blob: "nope" },
    { $blob: "AB".repeat(32) },
    { $blob: `sha256:${"ab".repeat(32)}` },
    { $blob: "ab".repeat(32), blobType: "binary" },
    { $blob: "ab".repeat(32), blobType: "other" },
    { $blob: 7 },
  ])("keeps %j and fetches nothing", async (value) => {
    const blobs = new Blobs();
    expect(await blobs.resolve({ a: value, b: [value] })).toEqual({ a: value, b: [value] });
    expect(blobs.fetched).toEqual([]);
  });

  it("treats hostile keys as ordinary keys", async () => {
    const blobs = new Blobs();
    const { $blob } = blobs.put({ polluted: true });
    const input: unknown = JSON.parse(
      `{"__proto__":{"$blob":"${$blob}"},"constructor":{"prototype":{"$blob":"${$blob}"}}}`,
    );
    const output = (await blobs.resolve(input)) as object;
    expect(JSON.stringify(output)).toBe(
      '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
    );
    expect(Object.getPrototypeOf(output)).toBe(Object.prototype);
    expect({}).not.toHaveProperty("polluted");
  });

  it("fetches several at once, but not all", async () => {
    let running = 0;
    let most = 0;
    const ids = Array.from({ length: 100 }, (_, index) => createHash("sha256").update(`${index}`).digest("hex"));
    const fetch = async (blobId: string) => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setImmediate(resolve));
      running--;
      return { memoryBytes: 1, read: async () => blobId };
    };
    const input = ids.map(($blob) => ({ $blob }));
    expect(await resolveReferences(input, { fetch, budget: new MemoryBudget(1_000) })).toEqual(ids);
    expect(most).toBe(16);
  });

  it("refuses values that would take too much memory together, and names the limit", async () => {
    const blobs = new Blobs();
    const refs = ["x", "y", "z"].map((letter) => blobs.put(letter.repeat(100)));
    const each = memoryOfJson(JSON.stringify("x".repeat(100)));
    expect(await blobs.resolve(structuredClone(refs), 3 * each)).toHaveLength(3);
    const refused = blobs.resolve(refs, 3 * each - 1);
    await expect(refused).rejects.toThrow(
      `The blobs that the value refers to would take more than ${3 * each - 1} bytes of memory together.`,
    );
    await expect(refused).rejects.toMatchObject({ data: { reason: "tooLarge", limitBytes: 3 * each - 1 } });
  });

  it("counts the memory of each place before a value is built", async () => {
    const blobs = new Blobs();
    const ref = blobs.put(Array.from({ length: 1_000 }, () => ({})));
    const refs = Array.from({ length: 120 }, () => ref);
    await expect(blobs.resolve(refs, 1_000_000)).rejects.toThrow("would take more than 1000000 bytes of memory");
    // Each takes 64 KB at least, and its text has 3 KB.
    expect(blobs.built).toBeLessThan(16);
  });

  it("refuses a small blob that expands without end, by its size", async () => {
    const blobs = new Blobs();
    let ref = blobs.put("x");
    for (let level = 0; level < 7; level++) ref = blobs.put(Array.from({ length: 20 }, () => ref));
    await expect(blobs.resolve(ref, 100_000)).rejects.toThrow("would take more than 100000 bytes of memory");
  });

  it("resolves a list of two hundred thousand references", async () => {
    const list = Array.from({ length: 200_000 }, () => ({ $blob: "ab".repeat(32) }));
    const values: unknown[] = [list];
    const fetch = async () => ({ memoryBytes: 1, read: async () => values.pop() ?? 1 });
    const output = await resolveReferences({ $blob: "cd".repeat(32) }, { fetch, budget: new MemoryBudget(1_000_000) });
    expect(output).toHaveLength(200_000);
  });

  it("fails with the error of the fetch", async () => {
    const blobs = new Blobs();
    const missing = "ab".repeat(32);
    await expect(blobs.resolve({ a: blobs.put(1), b: { $blob: missing } })).rejects.toThrow(
      new BlobNotFoundError(missing),
    );
  });

  it("restores any value after any of its parts were stored", async () => {
    const data = fc.jsonValue({ maxDepth: 4 }).map((value): unknown => JSON.parse(JSON.stringify(value)));
    await fc.assert(
      fc.asyncProperty(data, fc.infiniteStream(fc.nat(3)), async (value, dice) => {
        const blobs = new Blobs();
        let stored = 0;
        const hide = (part: unknown, depth: number): unknown => {
          const inner = mapParts(part, (child) => hide(child, depth + 1));
          if (dice.next().value !== 0 || stored > 20) return inner;
          stored++;
          return blobs.put(inner);
        };
        expect(await blobs.resolve(hide(value, 0))).toEqual(value);
      }),
    );
  });
});

function mapParts(value: unknown, change: (part: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(change);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, change(part)]));
}
