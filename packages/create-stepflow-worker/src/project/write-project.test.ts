import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { writeProject } from "./write-project.ts";

let parent: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), "write-project-"));
});
afterEach(() => rm(parent, { recursive: true }));

const { signal } = new AbortController();

/** Files that report how often one of them is written, before it is. */
function filesThat(onFile: (count: number) => void): Map<string, string> {
  const files = new Map([1, 2, 3].map((count) => [`src/${count}.ts`, ""]));
  const entries = files[Symbol.iterator].bind(files);
  files[Symbol.iterator] = function* () {
    let count = 0;
    for (const entry of entries()) {
      count += 1;
      onFile(count);
      yield entry;
    }
  } as typeof entries;
  return files;
}

it("gives the folder its name after the last file, so that a killed process leaves no half project in the way", async () => {
  const folder = join(parent, "words");
  const seen: boolean[] = [];
  await writeProject(
    folder,
    filesThat(() => void seen.push(existsSync(folder))),
    signal,
  );
  expect(seen).toEqual([false, false, false]);
  expect((await readdir(join(folder, "src"))).sort()).toEqual(["1.ts", "2.ts", "3.ts"]);
  expect(await readdir(parent)).toEqual(["words"]);
});

it("leaves nothing behind if a file cannot be written", async () => {
  const full = filesThat((count) => {
    if (count === 2) throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
  });
  await expect(writeProject(join(parent, "apps/words"), full, signal)).rejects.toThrow(
    /words cannot be created: ENOSPC: no space left on device/,
  );
  expect(await readdir(parent)).toEqual([]);
});
