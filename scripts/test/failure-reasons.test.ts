import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { explain } from "./failure-reasons.ts";

const LONG = Array.from({ length: 1_000 }, (_, n) => `line ${n}`).join("\n");

async function ownFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "stepflow-explain-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

describe("explain", () => {
  it("shows the reasons of failed tests, and writes the output to a log", async () => {
    const folder = await ownFolder();
    const checks = [
      { name: "a.test.ts: works", passed: true },
      { name: "b.test.ts: works", passed: false, reason: "expected 1 to be 2\n at b.test.ts:3" },
    ];
    const log = join(folder, "unit.log");
    expect(await explain("unit", { checks, output: LONG }, folder)).toBe(
      `b.test.ts: works\n  expected 1 to be 2\n   at b.test.ts:3\nThe complete output is in ${log}.\n`,
    );
    expect(await readFile(log, "utf8")).toBe(LONG);
  });

  it("shows the end of a long output if nothing gives a reason, and all of a short one", async () => {
    const folder = await ownFolder();
    const checks = [{ name: "biome", passed: false }];
    const text = await explain("lint", { checks, output: LONG }, folder);
    expect(text.split("\n").length).toBeLessThan(70);
    expect(text).toContain("line 999\nThe complete output is in");
    expect(await explain("lint", { checks, output: "one\ntwo\n" }, folder)).toBe("one\ntwo\n");
  });
});
