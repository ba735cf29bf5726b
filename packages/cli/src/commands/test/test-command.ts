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
  FILES_HELP,
  KEY_HELP,
  parseChoice,
  QUIRKS_HELP,
  RUNTIME_HELP,
  TIMEOUT_HELP,
  WORKER_HELP,
} from "../shared-options.ts";
import type { TestFormat } from "./test-report.ts";

const FORMATS = ["text", "json", "junit"] as const satisfies readonly TestFormat[];

const EXAMPLES = `
Examples:
  stepflow-worker test flows --worker src/worker.ts
  stepflow-worker test flows/count.yaml --case "an empty text" --diff --worker src/worker.ts
  stepflow-worker test flows --worker src/worker.ts --format junit > report.xml`;

/** Adds the command `test`. */
export function addTestCommand(program: Command, run: RunCommand): void {
  program
    .command("test")
    .summary("run the test cases of flows")
    .description("Runs the test cases in the `test` section of flows, and compares the results.")
    .argument("[paths...]", "flows, and folders with flows; the current folder if omitted")
    .option("--case <name>", "run this case only (repeatable)", collect)
    .option("--update", "write the actual results into the flows")
    .option("--diff", "show all differences in full")
    .option("--watch", "run again when a flow or a file of a worker changes")
    .option("-r, --runtime <runtime>", RUNTIME_HELP, parseRuntime, { kind: "embedded" } as RuntimeChoice)
    .option("--cacert <file>", CACERT_HELP)
    .option("--cert <file>", CERT_HELP)
    .option("--key <file>", KEY_HELP)
    .option("-w, --worker <[name=]file|url>", WORKER_HELP, collect)
    .option("-c, --command <[name=]program>", COMMAND_HELP, collect)
    .option("--config <file>", CONFIG_HELP)
    .option("--quirks <version>", QUIRKS_HELP)
    .option("--files <folder>", FILES_HELP)
    .option("--timeout <time>", `${TIMEOUT_HELP}, for the cases of one flow`, parseDuration, DEFAULT_TIMEOUT_MS)
    .option("--format <format>", `form of the report: ${FORMATS.join(", ")}`, parseTestFormat, "text" as TestFormat)
    .addHelpText("after", EXAMPLES)
    .action((paths, options) =>
      run(async (io) => (await import("./test-flows.ts")).testFlows({ paths, ...options }, io)),
    );
}

function parseTestFormat(text: string): TestFormat {
  return parseChoice(text, FORMATS);
}
