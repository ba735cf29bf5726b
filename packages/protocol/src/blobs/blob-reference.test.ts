import { describe, expect, it } from "vitest";
import { isBlobReference } from "./blob-reference.ts";

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
