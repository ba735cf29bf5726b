import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { readText } from "../architecture/repository.ts";
import { FOLDER, useCli } from "./support/cli-program.ts";

const cli = useCli();
const blocks = [...readText("packages/cli/README.md").matchAll(/^```(\w+)\n(.*?)^```$/gms)];

/** Returns the block of a language that contains a text. */
function shown(language: string, part: string): string {
  const found = blocks.filter(([, kind, text = ""]) => kind === language && text.includes(part));
  expect(found).toHaveLength(1);
  return found[0]?.[2] ?? "";
}

async function runIn(files: Readonly<Record<string, string>>, args: readonly string[]) {
  const folder = await mkdtemp(join(tmpdir(), "stepflow-shown-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return await cli.run(args, { cwd: folder });
}

const WORKER = ["--worker", join(FOLDER, "workers/text-worker.ts")];
const withoutTimes = (text: string): string => text.replaceAll(/ {2}[\d.]+ m?s$/gm, "");

it("README.md shows the result of a component", async () => {
  const { stdout } = await runIn({}, ["call", "/text/word-count", "text=one two", ...WORKER]);
  expect(stdout).toBe(shown("json", '"words": 2'));
});

it("README.md shows what test prints for the flow above it", async () => {
  const files = { "flows/count.yaml": shown("yaml", "test:") };
  const { exitCode, stdout } = await runIn(files, ["test", "flows", ...WORKER]);
  expect(withoutTimes(stdout)).toBe(withoutTimes(shown("text", "1 passed, 1 failed")));
  expect(exitCode).toBe(5);
});

it("README.md shows what validate prints for a misspelt step", async () => {
  const flow = `name: words
description: Counts the words of a text, and summarizes it.
steps:
  - input: { text: { $step: cuont } }
    id: summarize
    component: /text/summarize
  - { id: count, component: /text/word-count, input: { $input: $ } }
output: [{ $step: count }, { $step: summarize }]
`;
  const { exitCode, stdout } = await runIn({ "flow.yaml": flow }, ["validate", "--flow", "flow.yaml"]);
  expect(stdout).toBe(shown("text", "'cuont'"));
  expect(exitCode).toBe(5);
});
