import { describe, expect, it } from "vitest";
import { describeHeapNeed } from "./heap-need.ts";

const MIB = 1024 * 1024;

describe("describeHeapNeed", () => {
  it("accepts the defaults on a heap of 4 GB", () => {
    expect(describeHeapNeed({}, 4096 * MIB)).toBeUndefined();
    expect(describeHeapNeed({ concurrency: Number.POSITIVE_INFINITY }, 4096 * MIB)).toBeUndefined();
    expect(describeHeapNeed({ concurrency: 32 }, 4096 * MIB)).toBeUndefined();
  });

  it("warns of a heap that cannot hold one request of small objects, and names a limit that fits", () => {
    expect(describeHeapNeed({}, 512 * MIB)).toBe(
      "One request of bodyLimitBytes may take 2048 MiB of memory, and the heap holds 512 MiB. " +
        "Lower bodyLimitBytes to 16777216, or raise the limit of the heap with --max-old-space-size.",
    );
    expect(describeHeapNeed({ bodyLimitBytes: 16_777_216 }, 512 * MIB)).toBeUndefined();
  });

  it("warns of a heap that cannot hold the texts of all requests that may execute at once", () => {
    expect(describeHeapNeed({ concurrency: 100 }, 4096 * MIB)).toMatch(
      /^100 requests of bodyLimitBytes at once may take 6400 MiB of memory, and the heap holds 4096 MiB\./,
    );
    expect(describeHeapNeed({ concurrency: 100, bodyLimitBytes: 8 * MIB }, 4096 * MIB)).toBeUndefined();
  });

  it("takes another factor, and says nothing of a heap whose limit is unknown", () => {
    expect(describeHeapNeed({ memoryPerByte: 4 }, 512 * MIB)).toBeUndefined();
    expect(describeHeapNeed({ memoryPerByte: 9 }, 512 * MIB)).toContain("may take 576 MiB");
    expect(describeHeapNeed({}, Number.POSITIVE_INFINITY)).toBeUndefined();
  });
});
