import { readdir, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { isJsonObject } from "@stepflow/protocol";
import { messageOf } from "@stepflow/protocol/internal";
import { CliError } from "../../exit/cli-error.ts";
import type { CliIo } from "../../io/cli-io.ts";
import type { FlowFile } from "../../runtimes/run-target.ts";
import { parseYaml } from "../../values/parse-yaml.ts";
import { readTextFile } from "../../values/read-file.ts";
import { readTestCases, type TestCase } from "./test-case.ts";

/** A flow with test cases. */
export interface TestFile extends FlowFile {
  readonly cases: readonly TestCase[];
  /** Path of the configuration that the flow names for its tests, or the configuration itself. */
  readonly config: string | Readonly<Record<string, unknown>> | undefined;
}

const FLOW_NAME = /\.(?:ya?ml|json)$/i;
const SKIPPED = /^(?:node_modules|dist|\..*)$/;

/** Reads the flows with test cases among files and folders. A file that is named must be a flow; in folders, other files are skipped. */
export async function readTestFiles(paths: readonly string[], io: CliIo): Promise<readonly TestFile[]> {
  const files: TestFile[] = [];
  for (const path of paths) {
    const info = await stat(resolve(io.cwd, path)).catch(() => undefined);
    if (info === undefined) throw new CliError("usage", `${path} does not exist.`, { at: path });
    const found = info.isDirectory() ? await flowsIn(path, io) : [await readTestFile(path, io)];
    for (const file of found) if (file.cases.length > 0) files.push(file);
  }
  return files;
}

async function flowsIn(folder: string, io: CliIo): Promise<TestFile[]> {
  const entries = await readdir(resolve(io.cwd, folder), { withFileTypes: true });
  const files: TestFile[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !SKIPPED.test(entry.name)) files.push(...(await flowsIn(path, io)));
    if (!entry.isFile() || !FLOW_NAME.test(entry.name)) continue;
    const text = await readTextFile(path, io);
    // Reading every YAML file of a project as a flow would fail for files that have nothing to do with Stepflow.
    if (/^\s*"?steps"?\s*:/m.test(text) && /^\s*"?test"?\s*:/m.test(text)) files.push(toTestFile(path, text));
  }
  return files;
}

async function readTestFile(path: string, io: CliIo): Promise<TestFile> {
  return toTestFile(path, await readTextFile(path, io));
}

function toTestFile(path: string, text: string): TestFile {
  const flow = parseYaml(text, path);
  if (!isJsonObject(flow)) throw new CliError("usage", `${path} is not a flow.`, { at: path });
  try {
    return { path, text, cases: readTestCases(flow), config: configOf(flow["test"], path) };
  } catch (cause) {
    throw new CliError("usage", messageOf(cause), { at: path, cause });
  }
}

function configOf(test: unknown, flow: string): TestFile["config"] {
  if (!isJsonObject(test)) return undefined;
  const file = test["configFile"] ?? test["config_file"];
  if (typeof file === "string") return join(dirname(flow), file);
  const config = test["config"] ?? test["stepflow_config"];
  return isJsonObject(config) ? config : undefined;
}
