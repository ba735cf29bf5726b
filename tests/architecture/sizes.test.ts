import { describe, expect, it } from "vitest";
import { allHandWritten, isTest, readText } from "./repository.ts";

const MAX_LINES = 300;
const MAX_MEDIAN_LINES = 80;

const files = allHandWritten();
const linesOf = (path: string): number => readText(path).trimEnd().split("\n").length;

describe("files that people write", () => {
  it(`have at most ${MAX_LINES} lines`, () => {
    expect(files.filter((path) => linesOf(path) > MAX_LINES)).toEqual([]);
  });

  it(`have at most ${MAX_MEDIAN_LINES} lines in the median of the packages`, () => {
    const sources = files.filter((path) => /^packages\/[^/]+\/src\//.test(path) && !isTest(path));
    const lines = sources.map(linesOf).sort((a, b) => a - b);
    expect(lines[Math.floor(lines.length / 2)]).toBeLessThanOrEqual(MAX_MEDIAN_LINES);
  });
});
