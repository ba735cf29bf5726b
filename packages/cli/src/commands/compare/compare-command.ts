import type { Command } from "@commander-js/extra-typings";
import type { OutputFormat } from "../../io/output-format.ts";
import { parseRuntime, type RuntimeChoice } from "../../runtimes/runtime-choice.ts";
import type { RunCommand } from "../run-command.ts";
import { CACERT_HELP, CERT_HELP, FORMAT_HELP, KEY_HELP, parseFormat, RUNS_HELP } from "../shared-options.ts";

/** Adds the command `compare`. */
export function addCompareCommand(program: Command, run: RunCommand): void {
  program
    .command("compare")
    .summary("find the first difference between two runs")
    .description("Names the first step whose component, input or output differs between two runs.")
    .argument("<run>", "id of a run; ID/2 means its item with the index 2")
    .argument("<other>", "id of the other run")
    .option("--runs <folder>", RUNS_HELP)
    .option("-r, --runtime <url>", "runtime that has the runs, instead of a folder", parseRuntime, {
      kind: "embedded",
    } as RuntimeChoice)
    .option("--cacert <file>", CACERT_HELP)
    .option("--cert <file>", CERT_HELP)
    .option("--key <file>", KEY_HELP)
    .option("--format <format>", FORMAT_HELP, parseFormat, "text" as OutputFormat)
    .action((a, b, options) => run(async (io) => (await import("./compare.ts")).compare({ a, b, ...options }, io)));
}
