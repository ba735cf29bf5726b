import { join } from "node:path";
import { createRuntime } from "@stepflow/runtime";
import type { Worker } from "@stepflow/worker";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readBlocks } from "./markdown.ts";
import { ROOT, runCommand } from "./program.ts";
import { createUserFolder, namedFiles, type UserFolder } from "./user-folder.ts";

const blocks = (
  await Promise.all(["from-stepflow-py", "from-typescript-sdk"].map((page) => readBlocks(`docs/migration/${page}.md`)))
).flat();
const programs = namedFiles(blocks, "ts");
const flows = namedFiles(blocks, "yaml");

let folder: UserFolder;
beforeAll(async () => {
  folder = await createUserFolder();
  for (const [name, text] of programs) await folder.write(name, text);
});
afterAll(() => folder.remove());

async function load(name: string): Promise<Worker> {
  const { default: worker } = (await import(join(folder.path, name))) as { readonly default: Worker };
  return worker;
}

it("worker.plain-functions: the programs of the pages on migration compile under strict flags", async () => {
  const compilerOptions = { incremental: false, tsBuildInfoFile: null };
  const tsconfig = { extends: join(ROOT, "tsconfig.check.json"), compilerOptions, include: [...programs.keys()] };
  const file = await folder.write("tsconfig.json", JSON.stringify(tsconfig));
  const { exitCode, stdout } = await runCommand(join(ROOT, "node_modules/.bin/tsgo"), ["-p", file]);
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: "" });
});

it("worker.plain-functions: the component that came from Python counts words", async () => {
  await using runtime = await createRuntime({ workers: { text: await load("moved.ts") } });
  expect(await runtime.execute("/text/word_count", { text: "one two" })).toEqual({
    outcome: "success",
    result: { words: 2, blob_id: expect.stringMatching(/^[0-9a-f]{64}$/) },
  });
});

it("worker.plain-functions: the flow that came from the first SDK divides, and replaces a failure", async () => {
  await using runtime = await createRuntime({ workers: { calculator: await load("calculator.ts") } });
  const flow = flows.get("divide.yaml") ?? "";
  expect(await runtime.run(flow, { total: 6, count: 3 })).toEqual({ outcome: "success", result: 2 });
  expect(await runtime.run(flow, { total: 6, count: 0 })).toEqual({ outcome: "success", result: 0 });
});
