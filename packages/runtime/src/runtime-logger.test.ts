import { expect, it, vi } from "vitest";
import { stderrLogger } from "./runtime-logger.ts";

const written = (): string[] => {
  const lines: string[] = [];
  vi.spyOn(process.stderr, "write").mockImplementation((text) => lines.push(String(text)) > 0);
  return lines;
};

it("the default logger of the runtime lets no control character and no mark of bidirectional text through", () => {
  const lines = written();
  const evil = "a\u001b[2J\u009b\u202eb";
  stderrLogger.warn(evil, { text: evil, [evil]: 1, error: new Error(evil) });
  stderrLogger.error("plain", { count: 1 });
  vi.restoreAllMocks();
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/^stepflow runtime: warning: a\\x1b\[2J\\x9b\\u202eb text=.*\n$/);
  for (const char of ["\u001b", "\u009b", "\u202e"]) expect(lines[0]).not.toContain(char);
  expect(lines[1]).toBe("stepflow runtime: error: plain count=1\n");
});

it("the default logger of the runtime cuts long texts, and writes values that cannot be read", () => {
  const lines = written();
  const circle: { self?: object } = {};
  circle.self = circle;
  stderrLogger.warn("m".repeat(1_000_000), { text: "x".repeat(1_000_000), circle });
  vi.restoreAllMocks();
  expect(lines[0]?.length).toBeLessThan(140_000);
  expect(lines[0]).toContain("circle=(a value that cannot be read)");
});
