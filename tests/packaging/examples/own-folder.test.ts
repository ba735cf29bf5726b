import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readBlocks } from "./markdown.ts";
import { ROOT, runCommand } from "./program.ts";
import { namedFiles } from "./user-folder.ts";

/** Folder that the pages use as an example. */
const OWN = "examples/yours";
const PAGES = ["README.md", "docs/index.md", "docs/guide/worker.md"] as const;

const pages = await Promise.all(PAGES.map(readBlocks));
const lines = pages.flat().flatMap(({ language, text }) => (language === "sh" ? text.trim().split("\n") : []));
const commands = [...new Set(lines.filter((line) => line.includes(OWN)))];

/** A repository with that folder: links to everything else, so that other tests do not see it. */
let repository: string;
beforeAll(async () => {
  repository = await mkdtemp(join(tmpdir(), "stepflow-clone-"));
  for (const name of await readdir(ROOT)) {
    if (name !== "examples" && name !== ".git") await symlink(join(ROOT, name), join(repository, name));
  }
  await mkdir(join(repository, OWN), { recursive: true });
  for (const [name, text] of namedFiles([...(pages[0] ?? []), ...(pages[2] ?? [])], "ts")) {
    await writeFile(join(repository, OWN, name), text);
  }
});
afterAll(() => rm(repository, { recursive: true }));

describe("the commands for files of your own", () => {
  it("are those of three pages", () => {
    expect(commands).toHaveLength(3);
  });

  it.each(commands)("%s", async (command) => {
    const { exitCode, stdout, stderr } = await runCommand("bash", ["-c", command.replace("--port 3000", "--port 0")], {
      cwd: repository,
      env: { NO_COLOR: "1", FORCE_COLOR: undefined },
      // A worker runs until it is interrupted.
      onOutput: (output, child) => void (output.includes('{"port":') && child.kill("SIGTERM")),
    });
    expect(exitCode, stderr).toBe(0);
    if (command.includes("run.ts")) expect(stdout).toContain("{ outcome: 'success', result: 3 }");
    if (command.includes("vitest")) expect(stdout).toMatch(/Tests +1 passed/);
  });
});
