import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { createConfig, OrchestratorError, type WorkerMount } from "@stepflow/orchestrator";
import { stringify } from "yaml";
import { CliError } from "../../exit/cli-error.ts";
import type { CliIo } from "../../io/cli-io.ts";
import { writeResult } from "../../values/write-result.ts";
import { splitCommand } from "../../workers/split-command.ts";
import type { ConfigMode } from "./config-mode.ts";

/** Options of `config`. */
export interface ConfigOptions {
  readonly version: string;
  readonly mode: ConfigMode;
  readonly worker?: readonly string[] | undefined;
  readonly command?: readonly string[] | undefined;
  readonly dataDir?: string | undefined;
  readonly output?: string | undefined;
}

/** Writes a configuration. Its paths are absolute, so that it works in any folder. */
export async function writeConfig(options: ConfigOptions, io: CliIo): Promise<number> {
  const { version, mode, worker = [], command = [], dataDir, output } = options;
  if (worker.length + command.length === 0) {
    throw new CliError("usage", "No worker is given. Add --worker NAME=VALUE or --command NAME=PROGRAM.");
  }
  const mounts = [
    ...worker.map((text) => toMount(text, mode, io)),
    ...command.map((text) => {
      const { name, value } = split(text, "--command");
      return [name, toCommand(splitCommand(value), io)] as const;
    }),
  ];
  const folder = dataDir === undefined ? undefined : resolve(io.cwd, dataDir);
  await writeResult(stringify(configOf(version, Object.fromEntries(mounts), folder)), output, io);
  return 0;
}

function configOf(
  version: string,
  workers: Readonly<Record<string, WorkerMount>>,
  dataDir: string | undefined,
): object {
  try {
    return createConfig(version, { workers, dataDir });
  } catch (error) {
    if (!(error instanceof OrchestratorError || error instanceof TypeError)) throw error;
    // The hints of the package are for programs.
    throw new CliError("usage", error.message.split("\n")[0] ?? "", { cause: error });
  }
}

function toMount(text: string, mode: ConfigMode, io: CliIo): readonly [string, WorkerMount] {
  if (mode === "queue" && !text.includes("=")) return [text, { queue: text }];
  const { name, value } = split(text, "--worker");
  if (mode === "queue") return [name, { queue: value }];
  if (mode === "url") {
    if (!URL.canParse(value))
      throw new CliError("usage", `With --mode url, the worker ${name} needs a URL. Got ${JSON.stringify(value)}.`);
    return [name, { url: value }];
  }
  const file = resolve(io.cwd, value);
  if (!existsSync(file)) throw new CliError("usage", `The program ${value} does not exist.`, { at: value });
  const compiler = /\.[cm]?tsx?$/.test(file) ? ["--import", import.meta.resolve("tsx")] : [];
  return [name, { command: process.execPath, args: [...compiler, file] }];
}

/** Makes the paths of files absolute. Other words stay as they are. */
function toCommand([program, ...args]: readonly string[], { cwd }: CliIo): WorkerMount {
  if (program === undefined) throw new CliError("usage", '--command needs a program, such as "text=python worker.py".');
  const absolute = (word: string): string => (existsSync(resolve(cwd, word)) ? resolve(cwd, word) : word);
  return { command: program.includes("/") ? absolute(program) : program, args: args.map(absolute) };
}

function split(text: string, option: string): { name: string; value: string } {
  const [, name, value] = /^([A-Za-z0-9][A-Za-z0-9_-]*)=(.+)$/s.exec(text) ?? [];
  if (name !== undefined && value !== undefined) return { name, value };
  throw new CliError(
    "usage",
    `${option} needs a name and a value, such as ${option} text=VALUE. Got ${JSON.stringify(text)}.`,
  );
}
