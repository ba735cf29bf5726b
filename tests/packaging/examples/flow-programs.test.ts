import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readBlocks } from "./markdown.ts";
import { runProgram } from "./program.ts";
import { createUserFolder, namedFiles, type UserFolder } from "./user-folder.ts";

const guide = (await Promise.all(["worker.md", "flows.md"].map((page) => readBlocks(`docs/guide/${page}`)))).flat();
const readme = await readBlocks("README.md");

let folder: UserFolder;
beforeAll(async () => {
  folder = await createUserFolder();
  const files = [...namedFiles([...readme, ...guide], "ts"), ...namedFiles(guide, "yaml")];
  for (const [name, text] of files) await folder.write(name, text);
});
afterAll(() => folder.remove());

it.each([
  ["variables.ts", "{ outcome: 'success', result: { words: 2, model: 'small', key: '1234' } } "],
  [
    "extend.ts",
    "input $.body $.steps[0].input.text step $.words $.output { outcome: 'success', result: { words: 2, other: 3 } } ",
  ],
])("%s prints the result of its flow", async (program, printed) => {
  const { exitCode, stdout, stderr } = await runProgram(join(folder.path, program), []);
  expect(exitCode, stderr).toBe(0);
  expect(stdout.replaceAll(/\s+/g, " ")).toBe(printed);
});
