import { mkdir, mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { writeAtomically } from "./write-atomically.ts";

async function createFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "stepflow-atomic-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

it("replaces the file as a whole, for the user alone, even if several write at once", async () => {
  const folder = await createFolder();
  const path = join(folder, "file");
  const texts = ["a", "b", "c"].map((letter) => letter.repeat(100_000));
  await Promise.all(texts.map((text) => writeAtomically(path, text)));
  expect(texts).toContain(await readFile(path, "utf8"));
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual(["file"]);
});

it("leaves no temporary file behind if it fails", async () => {
  const folder = await createFolder();
  await mkdir(join(folder, "taken"));
  await expect(writeAtomically(join(folder, "taken"), "text")).rejects.toThrow();
  expect(await readdir(folder)).toEqual(["taken"]);
});
