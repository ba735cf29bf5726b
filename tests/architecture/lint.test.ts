import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ROOT } from "./repository.ts";

const PLANTED = `
async function work(): Promise<number> { return 1; }
export function forgets(): void { work(); }
export function misuses(): void { [1].forEach(async () => { await work(); }); }
export const loose: any = 1;
console.log(loose);
`;

// Inside the repository, where its configuration holds; git ignores the folder.
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(ROOT, "node_modules", ".lint-"));
  writeFileSync(join(folder, "planted.ts"), PLANTED);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Which rules a linter reports for the planted file, read from what it prints. */
function rulesOf(command: string, args: readonly string[], pattern: RegExp): string[] {
  const program = join(ROOT, "node_modules", ".bin", command);
  const { stdout, stderr } = spawnSync(program, [...args, join(folder, "planted.ts")], { cwd: ROOT, encoding: "utf8" });
  return [...new Set([...`${stdout}${stderr}`.matchAll(pattern)].map(([, rule = ""]) => rule))].sort();
}

it("the linters find what they are there for", () => {
  expect(rulesOf("oxlint", ["--config", ".oxlintrc.json", "--no-ignore"], /typescript\(([\w-]+)\)/g)).toEqual([
    "no-floating-promises",
    "no-misused-promises",
  ]);
  expect(rulesOf("biome", ["lint", "--colors=off", "--vcs-enabled=false"], /lint\/\w+\/(\w+)/g)).toEqual(
    expect.arrayContaining(["noConsole", "noExplicitAny"]),
  );
});
