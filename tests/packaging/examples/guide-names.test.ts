import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT, runCommand } from "./program.ts";

describe("the guide mentions", () => {
  it.each([
    [
      "every option",
      "docs/guide/configuration.md",
      ["host/worker-options.ts", "node/serve-options.ts", "node/start-options.ts", "node/pull.ts"],
      /^ {2}readonly (\w+)\?:/gm,
    ],
    [
      "every member of the context",
      "docs/guide/context.md",
      ["context/context.ts"],
      /^ {2}(?:readonly )?(\w+)(?:<[^(]*>)?[(:].*;$/gm,
    ],
  ])("%s of @stepflow/worker", async (_what, page, files, pattern) => {
    const text = await readFile(join(ROOT, page), "utf8");
    const code = text.match(/`[^`\n]+`/g)?.join(" ") ?? "";
    const all: string[] = [];
    for (const file of files) {
      const source = await readFile(join(ROOT, "packages/worker/src", file), "utf8");
      const text =
        file === "context/context.ts" ? source.slice(source.indexOf("export interface ComponentContext")) : source;
      const names = [...text.matchAll(pattern)].map(([, name = ""]) => name);
      expect(names.length, file).toBeGreaterThan(0);
      all.push(...names);
    }
    expect(all.length).toBeGreaterThan(15);
    expect(all.filter((name) => !new RegExp(`\\b${name}\\b`).test(code))).toEqual([]);
  });

  it.each(["worker", "orchestrator"])("every variable that @stepflow/%s reads", async (name) => {
    const { stdout } = await runCommand("git", [
      "grep",
      "-hoE",
      "STEPFLOW_[A-Z_]+",
      "--",
      `packages/${name}/src/*.ts`,
      `:!*.test.ts`,
    ]);
    const page = await readFile(join(ROOT, "docs/guide/configuration.md"), "utf8");
    const variables = [...new Set(stdout.trim().split("\n"))];
    expect(variables.length).toBeGreaterThan(1);
    expect(variables.filter((variable) => !page.includes(`\`${variable}\``))).toEqual([]);
  });
});
