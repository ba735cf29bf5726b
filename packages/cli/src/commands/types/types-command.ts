import type { Command } from "@commander-js/extra-typings";
import type { OutputFormat } from "../../io/output-format.ts";
import { parseRuntime, type RuntimeChoice } from "../../runtimes/runtime-choice.ts";
import { parseDuration } from "../../values/duration.ts";
import type { RunCommand } from "../run-command.ts";
import {
  CACERT_HELP,
  CERT_HELP,
  COMMAND_HELP,
  CONFIG_HELP,
  collect,
  DEFAULT_TIMEOUT_MS,
  FORMAT_HELP,
  KEY_HELP,
  parseFormat,
  TIMEOUT_HELP,
  WORKER_HELP,
} from "../shared-options.ts";

/** Adds the command `types`. */
export function addTypesCommand(program: Command, run: RunCommand): void {
  program
    .command("types")
    .summary("write types of components for typed flows")
    .description(
      "Asks workers in any language for the schemas of their components, and writes the types of these for flow() of @stepflow/worker/flow.",
    )
    .option("-w, --worker <[name=]file|url>", WORKER_HELP, collect)
    .option("-c, --command <[name=]program>", COMMAND_HELP, collect)
    .option("--config <file>", CONFIG_HELP)
    .option("-r, --runtime <url>", "a running runtime", parseRuntime, { kind: "embedded" } as RuntimeChoice)
    .option("--cacert <file>", CACERT_HELP)
    .option("--cert <file>", CERT_HELP)
    .option("--key <file>", KEY_HELP)
    .option("--prefix <path>", "route of the components of --runtime, such as /python")
    .option("-o, --out <file>", "file for the types, such as src/components.d.ts, instead of stdout")
    .option("--check", "do not write, but fail if the file of --out is stale, and name what has changed")
    .option("--timeout <time>", TIMEOUT_HELP, parseDuration, DEFAULT_TIMEOUT_MS)
    .option("--format <format>", FORMAT_HELP, parseFormat, "text" as OutputFormat)
    .action((options) => run(async (io) => (await import("./types.ts")).writeTypes(options, io)));
}
