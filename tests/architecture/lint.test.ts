import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { ROOT } from "./repository.ts";

/** Returns the rules that a linter reports for `code`, read from its output. */
function reported(command: string, args: readonly string[], rule: RegExp, code: string): string[] {
  // The file is inside the repository, so that its configuration applies. Git ignores the folder.
  mkdirSync(join(ROOT, ".cache"), { recursive: true });
  const folder = mkdtempSync(join(ROOT, ".cache", "lint-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "planted.ts");
  writeFileSync(file, code);
  const program = join(ROOT, "node_modules", ".bin", command);
  const { stdout, stderr } = spawnSync(program, [...args, file], { cwd: ROOT, encoding: "utf8" });
  return [...new Set([...`${stdout}${stderr}`.matchAll(rule)].map(([, name = ""]) => name))].sort();
}

it("oxlint finds promises that nobody waits for", () => {
  const code = `
    async function work(): Promise<number> { return 1; }
    export function forgets(): void { work(); }
    export function misuses(): void { [1].forEach(async () => { await work(); }); }
  `;
  const rules = reported("oxlint", ["--config", ".oxlintrc.json", "--no-ignore"], /typescript\(([\w-]+)\)/g, code);
  expect(rules).toEqual(["no-floating-promises", "no-misused-promises"]);
});

it("oxlint finds durations that are measured by the clock of the computer, which may be set meanwhile", () => {
  const code = "export const startedMs = Date.now();";
  const rules = reported("oxlint", ["--config", ".oxlintrc.json", "--no-ignore"], /eslint\(([\w-]+)\)/g, code);
  expect(rules).toEqual(["no-restricted-properties"]);
});

it("Biome finds any and console", () => {
  const code = "export const loose: any = 1; console.log(loose);";
  const rules = reported("biome", ["lint", "--colors=off", "--vcs-enabled=false"], /lint\/suspicious\/(\w+)/g, code);
  expect(rules).toEqual(["noConsole", "noExplicitAny"]);
});
