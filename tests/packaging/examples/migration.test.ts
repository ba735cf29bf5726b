import { join } from "node:path";
import { createRuntime } from "@stepflow/runtime";
import type { Worker } from "@stepflow/worker";
import { afterAll, beforeAll, expect, it } from "vitest";
import { findPython, installStepflowPy } from "../../support/runtimes/stepflow-py.ts";
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

/** Declares what the page leaves out. */
const PYTHON_HEAD = `
import asyncio

import msgspec
from stepflow_py.worker import StepflowContext, StepflowServer


class WordCountInput(msgspec.Struct):
    text: str


class WordCountOutput(msgspec.Struct):
    words: int
    blob_id: str

`;

it("docs.guides: the Python component has the result of the one that takes its place", async () => {
  const [python] = blocks.filter(({ language }) => language === "python");
  const packages = await installStepflowPy("0.11.2", { extras: ["http"] });
  const args = [await folder.write("moving.py", `${PYTHON_HEAD}${python?.text}`)];
  const text = { command: await findPython(), args, env: { PYTHONPATH: packages } };
  await using runtime = await createRuntime({ workers: { text } });
  const moved = await load("moved.ts");
  await using other = await createRuntime({ workers: { text: moved } });
  const input = { text: "one two" };
  const result = await runtime.execute("/text/word_count", input);
  expect(result).toMatchObject({ outcome: "success", result: { words: 2 } });
  expect(await other.execute("/text/word_count", input)).toEqual(result);
}, 300_000);

it("worker.plain-functions: the flow that came from the first SDK divides, and replaces a failure", async () => {
  await using runtime = await createRuntime({ workers: { calculator: await load("calculator.ts") } });
  const flow = flows.get("divide.yaml") ?? "";
  expect(await runtime.run(flow, { total: 6, count: 3 })).toEqual({ outcome: "success", result: 2 });
  expect(await runtime.run(flow, { total: 6, count: 0 })).toEqual({ outcome: "success", result: 0 });
});
