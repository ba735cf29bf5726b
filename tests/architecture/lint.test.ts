import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { ROOT } from "./repository.ts";

/** Which rules a linter reports, read from what it prints. */
function reported(command: string, args: readonly string[], rule: RegExp, input = ""): string[] {
  const program = join(ROOT, "node_modules", ".bin", command);
  const { stdout, stderr } = spawnSync(program, args, { cwd: ROOT, encoding: "utf8", input });
  return [...new Set([...`${stdout}${stderr}`.matchAll(rule)].map(([, name = ""]) => name))].sort();
}

it("oxlint finds promises that nobody waits for", () => {
  // Inside the repository, as what it lints is; git ignores the folder.
  const folder = mkdtempSync(join(ROOT, "node_modules", ".lint-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "planted.ts");
  writeFileSync(
    file,
    `
    async function work(): Promise<number> { return 1; }
    export function forgets(): void { work(); }
    export function misuses(): void { [1].forEach(async () => { await work(); }); }
  `,
  );
  const rules = reported("oxlint", ["--config", ".oxlintrc.json", "--no-ignore", file], /typescript\(([\w-]+)\)/g);
  expect(rules).toEqual(["no-floating-promises", "no-misused-promises"]);
});

it("Biome finds any and console in a package", () => {
  const code = "export const loose: any = 1; console.log(loose);";
  const args = ["lint", "--colors=off", "--stdin-file-path=packages/worker/src/planted.ts"];
  const rules = reported("biome", args, /lint\/suspicious\/(\w+)/g, code);
  expect(rules).toEqual(["noConsole", "noExplicitAny"]);
});
