import { type Command, InvalidArgumentError } from "@commander-js/extra-typings";
import type { RunCommand } from "../run-command.ts";
import { collect, parseChoice } from "../shared-options.ts";
import { CONFIG_MODES, type ConfigMode } from "./config-mode.ts";

const EXAMPLES = `
Examples:
  stepflow-worker config --version 0.13.0 --worker text=src/main.ts --output stepflow-config.yml
  stepflow-worker config --version 0.11.1 --mode url --worker text=http://127.0.0.1:3000
  stepflow-worker config --version 0.13.0 --mode queue --worker text`;

/** Adds the command `config`. */
export function addConfigCommand(program: Command, run: RunCommand): void {
  program
    .command("config")
    .summary("write a stepflow-config.yml")
    .description("Writes the configuration with which a version of the runtime reaches workers.")
    .requiredOption("--version <version>", "version of the runtime, such as 0.13.0", parseVersion)
    .option("--mode <mode>", `how workers are reached: ${CONFIG_MODES.join(", ")}`, parseMode, "command" as ConfigMode)
    .option("-w, --worker <name=value>", "worker: its program, URL or queue (repeatable)", collect)
    .option("-c, --command <name=program>", "worker: a command (repeatable)", collect)
    .option("--data-dir <folder>", "folder for a database, so that flows, runs and blobs outlive the runtime")
    .option("-o, --output <file>", "file for the configuration instead of stdout")
    .addHelpText("after", EXAMPLES)
    .action((options) => run(async (io) => (await import("./config.ts")).writeConfig(options, io)));
}

function parseVersion(text: string): string {
  if (/^\d+\.\d+\.\d+$/.test(text)) return text;
  throw new InvalidArgumentError("Use an exact version such as 0.13.0.");
}

function parseMode(text: string): ConfigMode {
  return parseChoice(text, CONFIG_MODES);
}
