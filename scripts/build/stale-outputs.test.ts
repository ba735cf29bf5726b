import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { staleOutputs } from "./stale-outputs.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "stale-"));
});
afterEach(() => rm(folder, { recursive: true }));

async function write(...files: string[]): Promise<void> {
  for (const file of files) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), "");
  }
}

it("names types whose source is gone or a test, JavaScript of an earlier build, and what no compiler writes", async () => {
  const outputs = (name: string): string[] => [".d.ts", ".d.ts.map"].map((end) => `dist/${name}${end}`);
  await write("src/index.ts", "src/node/serve.ts", "src/index.test.ts", "src/x.test-d.ts");
  await write(...outputs("index"), ...outputs("node/serve"));
  expect(await staleOutputs(folder)).toEqual([]);

  await write(...outputs("old"), "dist/index.js", "dist/index.js.map", "dist/x.test-d.d.ts", "dist/notes.txt");
  const stale = (await staleOutputs(folder)).map((file) => relative(folder, file));
  expect(stale).toEqual(
    [...outputs("old"), "dist/index.js", "dist/index.js.map", "dist/notes.txt", "dist/x.test-d.d.ts"].sort(),
  );
});

it("finds nothing in a package that was never built", async () => {
  await write("src/index.ts");
  expect(await staleOutputs(folder)).toEqual([]);
});
