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
  FORMAT_HELP,
  KEY_HELP,
  parseFormat,
  parsePort,
  RUNTIME_HELP,
  TIMEOUT_HELP,
  WORKER_HELP,
} from "../shared-options.ts";

const DEFAULT_CHECK_TIMEOUT_MS = 30_000;
/** Port of a runtime. */
const DEFAULT_PORT = 7840;

/** Adds the command `doctor`. */
export function addDoctorCommand(program: Command, run: RunCommand): void {
  program
    .command("doctor")
    .summary("find out what is wrong")
    .description(
      "Checks Node, the port, and the workers, configuration and runtime that are named. Each fault has a remedy.",
    )
    .option("--port <port>", "port that must be free", parsePort, DEFAULT_PORT)
    .option("-r, --runtime <runtime>", RUNTIME_HELP, parseRuntime, { kind: "embedded" } as RuntimeChoice)
    .option("--cacert <file>", CACERT_HELP)
    .option("--cert <file>", CERT_HELP)
    .option("--key <file>", KEY_HELP)
    .option("-w, --worker <[name=]file|url>", WORKER_HELP, collect)
    .option("-c, --command <[name=]program>", COMMAND_HELP, collect)
    .option("--config <file>", CONFIG_HELP)
    .option("--timeout <time>", TIMEOUT_HELP, parseDuration, DEFAULT_CHECK_TIMEOUT_MS)
    .option("--format <format>", FORMAT_HELP, parseFormat, "text" as OutputFormat)
    .action((options) => run(async (io) => (await import("./doctor.ts")).examine(options, io)));
}
