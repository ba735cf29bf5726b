import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readBlocks, readLinks } from "../../packaging/examples/markdown.ts";
import { ROOT } from "../../packaging/examples/program.ts";

const PAGE = "packages/runtime/TESTING.md";
const examples = (await readBlocks(PAGE)).filter(({ language }) => language === "ts").map(({ text }) => text);

/** Removes the indentation of a test inside its `describe`. */
function flush(text: string): string {
  return text.replaceAll(/^ +/gm, "");
}

describe("the page about tests", () => {
  it("shows the tests of examples/hello as they are", async () => {
    expect(examples[0]).toBe(await readFile(join(ROOT, "examples/hello/worker.test.ts"), "utf8"));
  });

  it("shows only code that is run", async () => {
    const run = flush(await readFile(join(ROOT, "tests/embedded/testing/guide.test.ts"), "utf8"));
    expect(examples.length).toBeGreaterThan(4);
    expect(examples.slice(1).filter((example) => !run.includes(flush(example)))).toEqual([]);
  });

  it("links to files that exist", async () => {
    const missing = (await readLinks(PAGE)).filter(({ path }) => !existsSync(join(ROOT, PAGE, "..", path)));
    expect(missing).toEqual([]);
  });

  it("names every option and member that the kit adds", async () => {
    const page = await readFile(join(ROOT, PAGE), "utf8");
    const code = page.match(/`[^`\n]+`/g)?.join(" ") ?? "";
    const names = [
      "clock",
      "timers",
      "faults",
      "checkLeaks",
      "test",
      "name",
      "executions",
      "callbacks",
      "blobs",
      "blob",
      "seed",
    ];
    expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(code))).toEqual([]);
  });
});
