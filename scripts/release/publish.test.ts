import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { nameRepository } from "./publish.ts";

it("a manifest names the repository and its folder, and keeps everything else", async () => {
  const root = await mkdtemp(join(tmpdir(), "publish-"));
  onTestFinished(() => rm(root, { recursive: true }));
  const file = join(root, "packages/a/package.json");
  await mkdir(join(root, "packages/a"), { recursive: true });
  await writeFile(file, '{ "name": "a", "version": "1.0.0", "files": ["dist"] }');
  await nameRepository(root, "owner/name");
  expect(JSON.parse(await readFile(file, "utf8"))).toEqual({
    name: "a",
    version: "1.0.0",
    files: ["dist"],
    repository: { type: "git", url: "git+https://github.com/owner/name.git", directory: "packages/a" },
  });
});
