import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compactJson } from "./compact-json.ts";
import { hashBytes, hashJson } from "./content-hash.ts";

describe("compactJson", () => {
  // Taken from what runtime 0.11.1 answered for these numbers.
  it.each([
    [1e20, "1e+20"],
    [2 ** 64, "1.8446744073709552e+19"],
    [1.5e300, "1.5e+300"],
    [-1e300, "-1e+300"],
    [1.2345678901234567e20, "1.2345678901234567e+20"],
    [2 ** 53, "9007199254740992"],
    [0.00001, "0.00001"],
    [1.5e-5, "0.000015"],
    [1e-6, "1e-6"],
    [-9.999e-6, "-9.999e-6"],
    [1e-7, "1e-7"],
    [5e-324, "5e-324"],
    [0.1, "0.1"],
    [0, "0"],
  ])("writes %d as %s in every place", (number, text) => {
    expect(compactJson(number)).toBe(text);
    expect(compactJson({ a: [number], b: "0.000001" })).toBe(`{"a":[${text}],"b":"0.000001"}`);
  });

  it("reads back as the same value", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(compactJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it("differs from JSON.stringify in numbers only", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const plain = JSON.parse(JSON.stringify(value, (_, v) => (typeof v === "number" ? 1 : v))) as unknown;
        expect(compactJson(plain)).toBe(JSON.stringify(plain));
      }),
    );
  });

  it("keeps a member called __proto__", () => {
    const value: unknown = JSON.parse('{"__proto__":[1e20]}');
    expect(compactJson(value)).toBe('{"__proto__":[1e+20]}');
  });
});

describe("blobs.ids.made-by-runtime, blob-api.ids: ids", () => {
  it("are SHA-256 of the compact text, whose members keep their order", () => {
    expect(hashJson({})).toBe("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    expect(hashJson({ b: 1, a: [1.5, "é"] })).toBe("97b9c02948760999cee8938c8b0ed73f6995d4176102b7ee037cff07deca31dc");
    expect(hashJson({ a: 1, b: 1 })).not.toBe(hashJson({ b: 1, a: 1 }));
  });

  it("blobs.put.same-id: the same data has the same id, other data another", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        expect(hashJson(a)).toBe(hashJson(JSON.parse(JSON.stringify(a))));
        expect(hashJson(a) === hashJson(b)).toBe(compactJson(a) === compactJson(b));
      }),
    );
  });

  it("of bytes are SHA-256 of the bytes", () => {
    const bytes = new Uint8Array([0, 1, 2, 255]);
    expect(hashBytes(bytes)).toBe(createHash("sha256").update(bytes).digest("hex"));
  });
});
