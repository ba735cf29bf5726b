import { describe, expect, it } from "vitest";
import { findReferences, isBlobReference, mayHoldReferences } from "./blob-reference.ts";

const ID = "0a".repeat(32);

describe("isBlobReference", () => {
  it.each([
    { $blob: ID },
    { $blob: ID, size: 12 },
    { $blob: ID, blobType: "data" },
    { $blob: ID, blobType: "flow", size: 1, other: [1] },
    JSON.parse(`{"__proto__":1,"$blob":"${ID}"}`),
  ])("accepts %j", (value) => {
    expect(isBlobReference(value)).toBe(true);
  });

  it.each([
    { $blob: "nope" },
    { $blob: ID.toUpperCase() },
    { $blob: `sha256:${ID}` },
    { $blob: ID.slice(1) },
    { $blob: `${ID}\n` },
    { $blob: null },
    { $blob: [ID] },
    { $blob: ID, blobType: "binary" },
    { $blob: ID, blobType: "Data" },
    { $blob: ID, blobType: null },
    { blob: ID },
    [{ $blob: ID }],
    ID,
    null,
    undefined,
    1,
    Object.create({ $blob: ID }),
  ])("does not accept %j (wire.md#blob-references)", (value) => {
    expect(isBlobReference(value)).toBe(false);
  });
});

describe("findReferences", () => {
  const other = "1b".repeat(32);

  it.each([
    [{ $blob: ID }, [["", ID, undefined]]],
    [{ $blob: ID, blobType: "binary" }, [["", ID, "binary"]]],
    [{ a: [0, { "b/~": { $blob: ID, size: 3 } }] }, [["/a/1/b~1~0", ID, undefined]]],
    [
      [{ $blob: other, blobType: "flow" }, [{ $blob: ID }]],
      [
        ["/0", other, "flow"],
        ["/1/0", ID, undefined],
      ],
    ],
    [{ $blob: ID, a: { $blob: other } }, [["", ID, undefined]]],
  ])("finds those in %j", (value, expected) => {
    const found = findReferences(value);
    expect(found.map(({ pointer, blobId, blobType }) => [pointer, blobId, blobType])).toEqual(expected);
  });

  it.each([{ a: ID }, { $blob: "nope", blobType: "binary" }, { $blob: ID.toUpperCase() }, { a: null }, ID, null])(
    "finds none in %j",
    (value) => {
      expect(findReferences(value)).toEqual([]);
    },
  );
});

describe("mayHoldReferences", () => {
  it("finds every reference, and sometimes a text that looks like one", () => {
    expect(mayHoldReferences(JSON.stringify({ a: [{ $blob: ID }] }))).toBe(true);
    expect(mayHoldReferences(JSON.stringify({ a: '{"$blob":1}' }))).toBe(false);
    expect(mayHoldReferences(JSON.stringify({ blob: ID, $blobs: 1 }))).toBe(false);
  });
});
