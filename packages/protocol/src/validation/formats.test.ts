import { describe, expect, it } from "vitest";
import { formats } from "./formats.ts";

describe("formats", () => {
  it.each([
    ["int32", [-(2 ** 31), 2 ** 31 - 1], [2 ** 31, -(2 ** 31) - 1]],
    ["uint32", [0, 2 ** 32 - 1], [-1, 2 ** 32]],
    ["int64", [-(2 ** 63), Number.MAX_SAFE_INTEGER], [2 ** 64, Number.POSITIVE_INFINITY]],
    ["uint64", [0, 2 ** 63], [-1, 2 ** 65]],
    ["uint", [0], [-1]],
  ] as const)("%s", (name, inside, outside) => {
    expect(inside.map(formats[name].validate)).not.toContain(false);
    expect(outside.map(formats[name].validate)).not.toContain(true);
  });

  it("uuid accepts any version in upper and lower case", () => {
    expect(formats.uuid("01a1ff8f-f9bc-7dd3-9ca8-7f737966b758")).toBe(true);
    expect(formats.uuid("01A1FF8F-F9BC-7DD3-9CA8-7F737966B758")).toBe(true);
    expect(
      ["", "not-a-uuid", "01a1ff8ff9bc7dd39ca87f737966b758", "01a1ff8f-f9bc-7dd3-9ca8-7f737966b758 "].map(formats.uuid),
    ).not.toContain(true);
  });

  it("date-time accepts what runtimes send and RFC 3339 allows", () => {
    const good = [
      "2026-11-21T19:38:21.076457700Z",
      "2026-11-21T19:38:18.369926386+00:00",
      "2026-06-30T23:59:60Z",
      "2026-01-01t00:00:00z",
    ];
    const bad = [
      "2026-11-21",
      "2026-13-01T00:00:00Z",
      "2026-11-21T24:00:00Z",
      "2026-11-21T19:38:21",
      "2026-11-21 19:38:21Z",
      "",
    ];
    expect(good.map(formats["date-time"])).not.toContain(false);
    expect(bad.map(formats["date-time"])).not.toContain(true);
  });
});
