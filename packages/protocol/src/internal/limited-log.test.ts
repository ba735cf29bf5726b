import { describe, expect, it, onTestFinished, vi } from "vitest";
import { clip } from "./clip.ts";
import { LimitedLog } from "./limited-log.ts";

function open() {
  const lines: unknown[][] = [];
  const log = (...line: unknown[]): void => void lines.push(line);
  return { lines, limited: new LimitedLog({ debug: log, warn: log, error: log }) };
}

describe("LimitedLog", () => {
  it("cuts texts of fields, and nothing else", () => {
    const { lines, limited } = open();
    limited.warn("stray", { id: "i".repeat(5_000_000), n: 1, error: new Error("x") });
    expect(lines).toEqual([
      ["stray", { id: `${"i".repeat(1_000)}… (5000000 characters)`, n: 1, error: new Error("x") }],
    ]);
  });

  it("writes 20 equal messages a minute, then says how many were dropped", () => {
    const { lines, limited } = open();
    const now = vi.spyOn(performance, "now").mockReturnValue(1_000);
    onTestFinished(() => now.mockRestore());
    for (let n = 0; n < 1_000; n++) limited.warn("stray", { n });
    limited.error("other");
    expect(lines).toHaveLength(21);
    now.mockReturnValue(61_000);
    limited.warn("stray", { n: 1_000 });
    limited.warn("stray", { n: 1_001 });
    expect(lines.slice(21)).toEqual([
      ["stray", { n: 1_000, dropped: 980 }],
      ["stray", { n: 1_001 }],
    ]);
  });
});

describe("clip", () => {
  it("keeps short texts, and cuts no character in two", () => {
    expect(clip("abc", 3)).toBe("abc");
    expect(clip("abcd", 3)).toBe("abc… (4 characters)");
    expect(clip("ab😀d", 3)).toBe("ab… (5 characters)");
  });
});
