import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { FileContents } from "./file-contents.ts";

async function createFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "stepflow-contents-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

it("finds files with other contents than before", async () => {
  const folder = await createFolder();
  const [a, b] = [join(folder, "a.ts"), join(folder, "b.ts")];
  const contents = new FileContents();
  await writeFile(a, "1");
  expect(await contents.changed([a, b])).toEqual([a, b]);
  await writeFile(a, "1");
  expect(await contents.changed([a, b])).toEqual([]);
  await writeFile(b, "1");
  expect(await contents.changed([a, b])).toEqual([b]);
  await rm(a);
  expect(await contents.changed([a, b])).toEqual([a]);
});

it("waits for the contents of a file that is being written", async () => {
  const file = join(await createFolder(), "a.ts");
  const contents = new FileContents();
  await writeFile(file, "1");
  await contents.changed([file]);
  await writeFile(file, "");
  const changed = contents.changed([file]);
  await writeFile(file, "1");
  expect(await changed).toEqual([]);
  await writeFile(file, "");
  expect(await contents.changed([file])).toEqual([file]);
});
