import type { Command } from "@commander-js/extra-typings";
import type { OutputFormat } from "../../io/output-format.ts";
import { parseDuration } from "../../values/duration.ts";
import type { RunCommand } from "../run-command.ts";
import {
  COMMAND_HELP,
  CONFIG_HELP,
  collect,
  DEFAULT_TIMEOUT_MS,
  FORMAT_HELP,
  parseFormat,
  TIMEOUT_HELP,
  WORKER_HELP,
} from "../shared-options.ts";

/** Adds the command `validate`. */
export function addValidateCommand(program: Command, run: RunCommand): void {
  program
    .command("validate")
    .summary("check flows without running them")
    .description("Checks flows as real runtimes do when they store one, and lists each finding with its line.")
    .argument("[flows...]", "flows, as YAML or JSON")
    .option("-f, --flow <file>", "a flow (repeatable)", collect)
    .option("--type-check", "check the inputs of steps, and references, against the schemas of components")
    .option("--strict", "count warnings as errors")
    .option("-w, --worker <[name=]file|url>", `${WORKER_HELP}: check that each component exists`, collect)
    .option("-c, --command <[name=]program>", COMMAND_HELP, collect)
    .option("--config <file>", CONFIG_HELP)
    .option("--timeout <time>", TIMEOUT_HELP, parseDuration, DEFAULT_TIMEOUT_MS)
    .option("--format <format>", FORMAT_HELP, parseFormat, "text" as OutputFormat)
    .action((flows, { flow = [], ...options }) =>
      run(async (io) => (await import("./validate.ts")).validateFlows({ flows: [...flow, ...flows], ...options }, io)),
    );
}
