import type { Command } from "@commander-js/extra-typings";
import { parseDuration } from "../../values/duration.ts";
import type { RunCommand } from "../run-command.ts";
import {
  COMMAND_HELP,
  CONFIG_HELP,
  collect,
  DEFAULT_TIMEOUT_MS,
  TIMEOUT_HELP,
  WORKER_HELP,
} from "../shared-options.ts";

const OUTPUT_HELP = "file for the flow; flow.inferred.yaml beside flow.yaml if no name follows, and stdout if omitted";

/** Adds the command `infer`. */
export function addInferCommand(program: Command, run: RunCommand): void {
  program
    .command("infer")
    .summary("add the schemas that follow from components to a flow")
    .description("Checks the types of a flow, and writes it with the schemas of its input, its output and its steps.")
    .argument("[flow]", "the flow, as YAML or JSON")
    .option("-f, --flow <file>", "the flow")
    .option("-o, --output [file]", OUTPUT_HELP)
    .option("--show-step-inputs", "print what each step receives, and what its component expects")
    .option("--strict", "count warnings as errors")
    .option("-w, --worker <[name=]file|url>", WORKER_HELP, collect)
    .option("-c, --command <[name=]program>", COMMAND_HELP, collect)
    .option("--config <file>", `${CONFIG_HELP}; stepflow-config.yml if no worker is named`)
    .option("--timeout <time>", TIMEOUT_HELP, parseDuration, DEFAULT_TIMEOUT_MS)
    .action((path, { flow = path, ...options }) =>
      run(async (io) => (await import("./infer.ts")).inferFlow({ flow, ...options }, io)),
    );
}
