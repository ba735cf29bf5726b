import { describe, expect, it } from "vitest";
import { isNegotiatedState } from "./negotiation-memory.ts";

describe("isNegotiatedState", () => {
  it.each([
    { dialect: "v0" },
    { dialect: "v1", blobApiUrl: "http://127.0.0.1:7840/api/v1/blobs", blobThreshold: 1048576 },
    { dialect: "v1", blobThreshold: 0 },
  ])("holds for %j", (value) => expect(isNegotiatedState(value)).toBe(true));

  it.each([
    null,
    [],
    "v1",
    {},
    { dialect: "v2" },
    { dialect: "v1", blobApiUrl: "blobs" },
    { dialect: "v1", blobApiUrl: null },
    { dialect: "v1", blobThreshold: -1 },
    { dialect: "v1", blobThreshold: 1.5 },
    { dialect: "v1", blobThreshold: "100" },
    { dialect: "v1", more: 1 },
  ])("does not hold for %j", (value) => expect(isNegotiatedState(value)).toBe(false));
});
