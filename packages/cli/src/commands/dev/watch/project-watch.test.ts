import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { findIgnored } from "./ignored-files.ts";
import { watchProject } from "./project-watch.ts";

async function createFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "stepflow-watch-")));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

it("ignores dependencies, outputs, hidden folders, and what git ignores, but no files of variables", async () => {
  const folder = await createFolder();
  execFileSync("git", ["init", "--quiet"], { cwd: folder });
  await writeFile(join(folder, ".gitignore"), "generated/\n*.local.ts\n.env\n");
  await mkdir(join(folder, "generated"));
  for (const path of ["generated/a.ts", "b.local.ts", "c.ts", ".env"]) await writeFile(join(folder, path), "");
  const isIgnored = await findIgnored(folder);
  const of = (path: string): boolean => isIgnored(join(folder, path));
  expect(
    ["generated", "generated/a.ts", "b.local.ts", "node_modules/x/y.js", "dist/a.js", ".git/HEAD"].filter(
      (path) => !of(path),
    ),
  ).toEqual([]);
  expect(["c.ts", "src/new.ts", ".env", ".env.local", "distance/a.ts"].filter(of)).toEqual([]);
});

it("ignores nothing more outside of a repository", async () => {
  const folder = await createFolder();
  const isIgnored = await findIgnored(folder);
  expect([isIgnored(join(folder, "a.ts")), isIgnored(join(folder, ".stepflow/runs/a.json"))]).toEqual([false, true]);
});

it("passes a burst of changes on together, and no files of other kinds", async () => {
  const folder = await createFolder();
  await writeFile(join(folder, "a.ts"), "1");
  const bursts: (readonly string[])[] = [];
  let wake: () => void = () => {};
  const watch = await watchProject({
    folder,
    others: [],
    onChange(paths) {
      bursts.push(paths);
      wake();
    },
    onError(error) {
      throw error;
    },
  });
  onTestFinished(() => watch[Symbol.asyncDispose]());
  await watch.ready;
  const untilAll = async (...names: string[]): Promise<void> => {
    const all = names.map((name) => join(folder, name));
    while (!all.every((path) => bursts.flat().includes(path))) await new Promise<void>((resolve) => (wake = resolve));
  };
  await Promise.all([
    writeFile(join(folder, "notes.txt"), ""),
    writeFile(join(folder, "a.ts"), "2"),
    writeFile(join(folder, "b.json"), ""),
  ]);
  await untilAll("a.ts", "b.json");
  await rm(join(folder, "a.ts"));
  await writeFile(join(folder, "c.py"), "");
  await untilAll("a.ts", "c.py");
  expect(bursts.flat()).not.toContain(join(folder, "notes.txt"));
});

it("passes on a change that follows a noticed one at once", async () => {
  const folder = await createFolder();
  const path = join(folder, "a.ts");
  await writeFile(path, "0");
  let notice: (content: string) => void = () => {};
  const watch = await watchProject({
    folder,
    others: [],
    onChange: () => notice(readFileSync(path, "utf8")),
    onError(error) {
      throw error;
    },
  });
  onTestFinished(() => watch[Symbol.asyncDispose]());
  await watch.ready;
  for (const content of ["1", "2", "3", "4"]) {
    const noticed = new Promise<void>((resolve) => {
      notice = (seen) => seen === content && resolve();
    });
    await writeFile(path, content);
    await noticed;
  }
});
