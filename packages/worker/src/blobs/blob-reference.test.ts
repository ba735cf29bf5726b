import { describe, expect, it } from "vitest";
import { findReferences, mayHoldReferences } from "./blob-reference.ts";

const ID = "0a".repeat(32);

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
