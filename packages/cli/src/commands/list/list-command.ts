import type { Command } from "@commander-js/extra-typings";
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
  KEY_HELP,
  parseBoolean,
  parseChoice,
  TIMEOUT_HELP,
  WORKER_HELP,
} from "../shared-options.ts";
import { LIST_FORMATS, type ListFormat } from "./list-format.ts";

/** Adds the command `list`. */
export function addListCommand(program: Command, run: RunCommand): void {
  program
    .command("list")
    .alias("list-components")
    .summary("list components")
    .description("Lists the components of workers, of a configuration, or of a running runtime.")
    .option("-w, --worker <[name=]file|url>", WORKER_HELP, collect)
    .option("-c, --command <[name=]program>", COMMAND_HELP, collect)
    .option("--config <file>", CONFIG_HELP)
    .option("-r, --runtime <url>", "a running runtime", parseRuntime, { kind: "embedded" } as RuntimeChoice)
    .option("--cacert <file>", CACERT_HELP)
    .option("--cert <file>", CERT_HELP)
    .option("--key <file>", KEY_HELP)
    .option("--schemas [boolean]", "show the schemas of input and output, too", parseBoolean)
    .option(
      "--hide-unreachable <boolean>",
      "leave out components of --config to which no route leads",
      parseBoolean,
      true,
    )
    .option("--timeout <time>", TIMEOUT_HELP, parseDuration, DEFAULT_TIMEOUT_MS)
    .option(
      "--format <format>",
      `form of the result: ${LIST_FORMATS.join(", ")}`,
      parseListFormat,
      "text" as ListFormat,
    )
    .action((options) => run(async (io) => (await import("./list.ts")).listComponents(options, io)));
}

/** Stepflow's own command line has another name for text. */
function parseListFormat(text: string): ListFormat {
  return text === "pretty" ? "text" : parseChoice(text, LIST_FORMATS);
}
