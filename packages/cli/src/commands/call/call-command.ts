import type { Command } from "@commander-js/extra-typings";
import type { RuntimeDialect } from "@stepflow/runtime";
import type { OutputFormat } from "../../io/output-format.ts";
import { parseDuration } from "../../values/duration.ts";
import type { RunCommand } from "../run-command.ts";
import {
  COMMAND_HELP,
  collect,
  DEFAULT_TIMEOUT_MS,
  FORMAT_HELP,
  parseChoice,
  parseFormat,
  TIMEOUT_HELP,
  WORKER_HELP,
} from "../shared-options.ts";

const DIALECTS = ["v1", "v0", "classic"] as const satisfies readonly RuntimeDialect[];
const DIALECT_HELP = `spelling of the messages: ${DIALECTS.join(", ")}`;

const EXAMPLES = `
Examples:
  stepflow-worker call /text/word-count '{"text":"one two"}' --worker src/worker.ts
  stepflow-worker call /text/word-count text="one two" min:=3 --worker src/worker.ts --trace
  stepflow-worker call /word-count @input.json --command "python worker.py"`;

/** Adds the command `call`. */
export function addCallCommand(program: Command, run: RunCommand): void {
  program
    .command("call")
    .summary("execute one component")
    .description("Executes one component on the embedded runtime and prints its output.")
    .argument("<path>", "path of the component, such as /text/word-count")
    .argument("[input...]", "JSON, @file, - for stdin, or key=text and key:=json")
    .option("-w, --worker <[name=]file|url>", WORKER_HELP, collect)
    .option("-c, --command <[name=]program>", COMMAND_HELP, collect)
    .option("--trace", "draw each message between runtime and worker")
    .option("--dialect <dialect>", DIALECT_HELP, parseDialect, "v1" as RuntimeDialect)
    .option("--timeout <time>", TIMEOUT_HELP, parseDuration, DEFAULT_TIMEOUT_MS)
    .option("--format <format>", FORMAT_HELP, parseFormat, "text" as OutputFormat)
    .addHelpText("after", EXAMPLES)
    .action((path, input, options) =>
      run(async (io) => (await import("./call.ts")).call({ path, input, ...options }, io)),
    );
}

function parseDialect(text: string): RuntimeDialect {
  return parseChoice(text, DIALECTS);
}
