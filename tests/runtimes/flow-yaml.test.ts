import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startOrchestrator } from "@stepflow/orchestrator";
import { flow } from "@stepflow/worker/flow";
import { expect, it, onTestFinished } from "vitest";
import { typescriptArgs } from "../support/processes/typescript-args.ts";
import { FULL_VERSIONS } from "../support/runtimes/versions.ts";

/** Texts that some readers of YAML read as other values, and texts that they change. */
const NUMBERS = [
  "0b11",
  "-0b1",
  "0o17",
  "-0o7",
  "0x1F",
  "-0x1f",
  "+0x1F",
  "010",
  "1_000",
  "12:30:45",
  "1e3",
  ".5",
  "+1",
  "-0",
];
const WORDS = [
  "yes",
  "No",
  "on",
  "true",
  "null",
  "~",
  "",
  "=",
  "<<",
  ".inf",
  ".NaN",
  "2001-01-01",
  "2001-12-14t21:59:43Z",
];
const MARKS = [
  "- a",
  "? a",
  "a: b",
  "a #b",
  "#a",
  "!a",
  "&a",
  "*a",
  "%a",
  "@a",
  "[a",
  "{a",
  "|",
  "> a",
  "---",
  "...",
  "'",
  '"',
];
const LINES = [
  " \n\n",
  "\n",
  "a\n",
  "\n a",
  "a\n  b\n\nc",
  `${" word".repeat(40)}\n\n\na`,
  `${"word ".repeat(40)}\n \n|a\n  `,
];
const SIGNS = ["é😀", "\t", "a\tb", "\ra\r\n", "\u0085", "a\u2028b", "\ufeffa", "\u007f\u009f", "\uffff", " a "];
const TEXTS = Object.fromEntries(
  [...NUMBERS, ...WORDS, ...MARKS, ...LINES, ...SIGNS].map((text, index) => [`T${index}`, text]),
);

const worker = new URL("../support/workers/process-info-main.ts", import.meta.url);

/**
 * Runtimes do not read flows in YAML. They read their configuration by the same library, so it contains the lines of the step's input
 * unchanged.
 */
async function configure(lines: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "stepflow-yaml-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const config = `
plugins:
  lab:
    type: stepflow
    command: ${JSON.stringify(process.execPath)}
    args: ${JSON.stringify(typescriptArgs(worker))}
    env:
${lines}
routes:
  "/lab/{*component}": [{ plugin: lab }]
`;
  const file = join(folder, "stepflow-config.yml");
  await writeFile(file, config);
  return file;
}

it.each(FULL_VERSIONS)("runtime %s reads the YAML of a flow as it was meant", async (version) => {
  const built = flow({ name: "texts" }, ({ step }) => step("texts", "/lab/echo", TEXTS));
  const [, lines = ""] = /\n {4}input:\n(.*)\noutput:/s.exec(await built.toYaml()) ?? [];
  const runtime = await startOrchestrator({ version, config: await configure(lines) });
  onTestFinished(() => runtime.close());
  const asked = flow({ name: "env" }, ({ input, step }) => step("env", "/lab/env", input));
  const { items } = await runtime.client.run(asked, [Object.keys(TEXTS)]);
  expect(items[0]?.result).toEqual({ outcome: "success", result: Object.values(TEXTS) });
});
