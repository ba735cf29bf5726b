import { createHash } from "node:crypto";
import { BlobTooLargeError, InvalidOutputError } from "@stepflow/protocol";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { type OutputReferenceOptions, storeLargeFields } from "./output-references.ts";

function idOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex");
}

function optionsOf(options: Partial<OutputReferenceOptions> = {}) {
  return {
    component: "/big",
    thresholdBytes: 100,
    write: (value: unknown) => JSON.stringify(value),
    put: vi.fn(async (json: string) => idOf(JSON.parse(json))),
    holdsBytes: async () => false,
    onUnstored: vi.fn(),
    ...options,
  };
}

/** A text whose JSON has this many bytes. */
function textOf(jsonBytes: number): string {
  return "x".repeat(jsonBytes - '""'.length);
}

describe("storeLargeFields", () => {
  it("blobs.large-data: replaces the fields that are larger than the threshold, and only those", async () => {
    const options = optionsOf();
    const output = {
      under: textOf(99),
      at: textOf(100),
      over: textOf(101),
      list: Array(60).fill(1),
      small: 1,
      none: null,
    };
    expect(await storeLargeFields(output, options)).toEqual({
      ...output,
      over: { $blob: idOf(output.over), blobType: "data", size: 101 },
      list: { $blob: idOf(output.list), blobType: "data", size: 121 },
    });
    expect(options.put).toHaveBeenCalledTimes(2);
    expect(output.over).toHaveLength(99);
  });

  it("counts bytes, not characters", async () => {
    const options = optionsOf();
    expect(await storeLargeFields({ a: "é".repeat(49), b: `${"é".repeat(49)}x` }, options)).toMatchObject({
      a: "é".repeat(49),
      b: { size: 101 },
    });
    expect(await storeLargeFields({ a: "\uD800".repeat(16), b: "\uD800".repeat(17) }, options)).toMatchObject({
      a: "\uD800".repeat(16),
      b: { size: 104 },
    });
  });

  it("returns the output itself if no field is large", async () => {
    const output = { a: 1, b: [textOf(90)] };
    expect(await storeLargeFields(output, optionsOf())).toBe(output);
  });

  it.each([[textOf(500)], [[textOf(500), 1]], [null], [12], [true]])(
    "does not change outputs other than objects: %j",
    async (output) => {
      const options = optionsOf();
      expect(await storeLargeFields(output, options)).toBe(output);
      expect(options.put).not.toHaveBeenCalled();
    },
  );

  it("keeps fields that the runtime would not store, by its limit or by its answer", async () => {
    const limited = optionsOf({ limitBytes: 200 });
    expect(await storeLargeFields({ at: textOf(200), over: textOf(201) }, limited)).toEqual({
      at: { $blob: idOf(textOf(200)), blobType: "data", size: 200 },
      over: textOf(201),
    });
    const refusing = optionsOf({ put: () => Promise.reject(new BlobTooLargeError(500)) });
    expect(await storeLargeFields({ a: textOf(500), b: 1 }, refusing)).toEqual({ a: textOf(500), b: 1 });
  });

  it("keeps the remaining fields if storing fails for another reason, without further attempts, and logs it", async () => {
    const failure = new Error("no connection");
    const put = vi.fn(async (json: string) => {
      if (put.mock.calls.length > 16) throw failure;
      return idOf(JSON.parse(json));
    });
    const onUnstored = vi.fn();
    const output = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`f${index}`, textOf(101 + index)]));
    const stored = await storeLargeFields(output, optionsOf({ put, onUnstored }));
    expect(stored).toEqual({
      ...output,
      ...Object.fromEntries(
        Object.entries(output)
          .slice(0, 16)
          .map(([key, value]) => [key, expect.objectContaining({ $blob: idOf(value) })]),
      ),
    });
    expect(put).toHaveBeenCalledTimes(32);
    expect(onUnstored).toHaveBeenCalledExactlyOnceWith(failure);
  });

  it("stores several at once, but not all", async () => {
    let running = 0;
    let most = 0;
    const put = async (json: string) => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setImmediate(resolve));
      running--;
      return idOf(JSON.parse(json));
    };
    const output = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`f${index}`, textOf(101 + index)]));
    const stored = (await storeLargeFields(output, optionsOf({ put }))) as Record<string, object>;
    expect(Object.entries(stored).map(([key, value]) => [key, value])).toEqual(
      Object.entries(output).map(([key, value]) => [key, expect.objectContaining({ $blob: idOf(value) })]),
    );
    expect(most).toBe(16);
  });

  it("treats hostile names of fields as ordinary names", async () => {
    const output: object = JSON.parse(
      `{"__proto__":"${"x".repeat(200)}","constructor":"${"y".repeat(200)}","toString":1}`,
    );
    const stored = (await storeLargeFields(output, optionsOf())) as object;
    expect(JSON.parse(JSON.stringify(stored))).toEqual(
      JSON.parse(
        `{"__proto__":{"$blob":"${idOf("x".repeat(200))}","blobType":"data","size":202},"constructor":{"$blob":"${idOf("y".repeat(200))}","blobType":"data","size":202},"toString":1}`,
      ),
    );
    expect(Object.getPrototypeOf(stored)).toBe(Object.prototype);
  });

  it("omits what JSON omits, and calls toJSON", async () => {
    const secretive = { secret: textOf(500), toJSON: () => ({ shown: textOf(300), missing: undefined }) };
    const stored = await storeLargeFields(secretive, optionsOf());
    expect(JSON.parse(JSON.stringify(stored))).toEqual({
      shown: { $blob: idOf(textOf(300)), blobType: "data", size: 300 },
    });
    const date = new Date(0);
    expect(await storeLargeFields(date, optionsOf())).toBe(date);
  });

  describe("with a reference to a binary blob", () => {
    const binary = "ab".repeat(32);
    const holdsBytes = vi.fn(async (blobId: string) => blobId === binary);

    it.each([
      [{ a: { $blob: binary } }, "/a"],
      [{ a: [1, { "x/y": { $blob: binary, size: 3 } }] }, "/a/1/x~1y"],
      [{ $blob: binary }, ""],
      [[{ $blob: binary }], "/0"],
      [{ a: { $blob: "cd".repeat(32), blobType: "binary" } }, "/a"],
      [{ a: [textOf(500), { $blob: binary }] }, "/a/1"],
    ])("blobs.binary: refuses %j", async (output, pointer) => {
      const options = optionsOf({ holdsBytes });
      const refused = storeLargeFields(output, options);
      await expect(refused).rejects.toThrow(InvalidOutputError);
      await expect(refused).rejects.toMatchObject({
        message: expect.stringContaining("refers to a blob that holds bytes, which no runtime can resolve"),
        data: { issues: [{ pointer }] },
      });
      expect(options.put).not.toHaveBeenCalled();
    });

    it("blobs.binary: names all of them, and looks up each blob once", async () => {
      holdsBytes.mockClear();
      const output = { a: { $blob: binary }, b: [{ $blob: binary }, { $blob: "cd".repeat(32) }] };
      await expect(storeLargeFields(output, optionsOf({ holdsBytes }))).rejects.toMatchObject({
        data: { issues: [{ pointer: "/a" }, { pointer: "/b/0" }] },
      });
      expect(holdsBytes).toHaveBeenCalledTimes(2);
    });

    it("blobs.binary: accepts its id, and references to other blobs", async () => {
      const output = { id: binary, other: { $blob: "cd".repeat(32) }, malformed: { $blob: "x", blobType: "binary" } };
      expect(await storeLargeFields(output, optionsOf({ holdsBytes }))).toBe(output);
    });
  });

  it("loses nothing: the resolved output equals the original", async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.nat(60), async (value, thresholdBytes) => {
        const output: unknown = JSON.parse(JSON.stringify(value));
        const blobs = new Map<string, unknown>();
        const put = async (json: string) => {
          const field: unknown = JSON.parse(json);
          blobs.set(idOf(field), field);
          return idOf(field);
        };
        const stored = await storeLargeFields(output, optionsOf({ thresholdBytes, put }));
        const resolved = JSON.parse(JSON.stringify(stored), (_key, part: unknown) => {
          const id = typeof part === "object" && part !== null && "$blob" in part ? String(part.$blob) : "";
          return blobs.has(id) ? blobs.get(id) : part;
        });
        expect(JSON.stringify(resolved)).toBe(JSON.stringify(output));
      }),
    );
  });
});
