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
      "One request of bodyLimitBytes may take 1536 MiB of memory, and the heap holds 512 MiB. " +
        "Lower bodyLimitBytes to 22369621, or raise the limit of the heap with --max-old-space-size.",
    );
    expect(describeHeapNeed({ bodyLimitBytes: 22_369_621 }, 512 * MIB)).toBeUndefined();
  });

  it("warns of a heap that cannot hold the texts of all requests that may execute at once", () => {
    expect(describeHeapNeed({ concurrency: 100 }, 4096 * MIB)).toMatch(
      /^100 requests of bodyLimitBytes at once may take 6400 MiB of memory, and the heap holds 4096 MiB\./,
    );
    expect(describeHeapNeed({ concurrency: 100, bodyLimitBytes: 8 * MIB }, 4096 * MIB)).toBeUndefined();
  });
});
