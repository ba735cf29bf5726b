import { type Command, InvalidArgumentError, type OptionValues } from "@commander-js/extra-typings";
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
  FILES_HELP,
  FORMAT_HELP,
  KEY_HELP,
  parseChoice,
  parseFormat,
  QUIRKS_HELP,
  RUNS_HELP,
  RUNTIME_HELP,
  TIMEOUT_HELP,
  WORKER_HELP,
} from "../shared-options.ts";
import { STDIN_FORMATS, type StdinFormat } from "./stdin-format.ts";

const EXAMPLES = `
Examples:
  stepflow-worker run --flow flow.yaml --input input.json --worker src/worker.ts
  stepflow-worker run --flow flow.yaml --inputs texts.jsonl --output results.jsonl --worker src/worker.ts
  stepflow-worker run --flow flow.yaml --input-json '{"n":1}' --worker src/worker.ts --runtime 0.13.0
  stepflow-worker run --flow flow.yaml --runtime http://127.0.0.1:7840
  stepflow-worker run --flow flow.yaml --pin answer=@answer.json --worker src/worker.ts
  stepflow-worker run --flow flow.yaml --input input.json --runs .stepflow/runs --worker src/worker.ts
  stepflow-worker run --from RUN --step summarize --worker src/worker.ts`;

/** Adds the options that `run` and `submit` share. */
function withRunOptions<Args extends unknown[], Options extends OptionValues>(command: Command<Args, Options>) {
  return command
    .option("-f, --flow <file>", "the flow, as YAML or JSON; if omitted, that of the run of --from")
    .option("-i, --input <file>", "file with the input, JSON or YAML; - reads JSON from stdin")
    .option("--input-json <json>", "the input as JSON")
    .option("--input-yaml <yaml>", "the input as YAML")
    .option("--stdin-format <format>", `read the input from stdin, as ${STDIN_FORMATS.join(" or ")}`, parseStdinFormat)
    .option("--inputs <file>", "file with one JSON input per line; - reads stdin")
    .option("--variables <file>", "file with the values of the flow's variables")
    .option("--variables-json <json>", "the variables as JSON")
    .option("--variables-yaml <yaml>", "the variables as YAML")
    .option("--env-variables", "take missing variables from STEPFLOW_VAR_NAME of the environment")
    .option("--overrides <file>", "file with changes of steps, by step id")
    .option("--overrides-json <json>", "the changes as JSON")
    .option("--overrides-yaml <yaml>", "the changes as YAML")
    .option("--max-concurrency <number>", "number of steps that execute at once", parseConcurrency)
    .option("--max-concurrent <number>", "the same", parseConcurrency)
    .option("--from <run>", "earlier run whose results are taken over; needs --step or --only")
    .option("--step <id>", "first step that executes, with all that depend on it")
    .option("--only <id>", "the only step that executes; its result is the output")
    .option("--item <index>", "item of the earlier run, if it has several", parseItem)
    .option("--pin <step=value>", "result of a step: step=text, step:=json or step=@file (repeatable)", collect)
    .option("--pins <name>", "set of results in the file beside the flow, such as flow.pins.yaml")
    .option("-o, --output <file>", "file for the result instead of stdout")
    .option("--details", "show callbacks, log lines and results of steps, as on a terminal, in pipes and files, too")
    .option("--cacert <file>", CACERT_HELP)
    .option("--cert <file>", CERT_HELP)
    .option("--key <file>", KEY_HELP)
    .option("--timeout <time>", TIMEOUT_HELP, parseDuration, DEFAULT_TIMEOUT_MS)
    .option("--format <format>", FORMAT_HELP, parseFormat, "text" as OutputFormat);
}

/** Adds the command `run`. */
export function addRunCommand(program: Command, run: RunCommand): void {
  withRunOptions(
    program
      .command("run")
      .summary("run a flow")
      .description("Runs a flow for one input or for many, and prints its result.")
      .option("-r, --runtime <runtime>", RUNTIME_HELP, parseRuntime, { kind: "embedded" } as RuntimeChoice)
      .option("-w, --worker <[name=]file|url>", WORKER_HELP, collect)
      .option("-c, --command <[name=]program>", COMMAND_HELP, collect)
      .option("--config <file>", `${CONFIG_HELP}; stepflow-config.yml beside the flow or here if no worker is named`)
      .option("--runs <folder>", RUNS_HELP)
      .option("--quirks <version>", QUIRKS_HELP)
      .option("--files <folder>", FILES_HELP),
  )
    .addHelpText("after", EXAMPLES)
    .action(({ maxConcurrent, ...options }) =>
      run(async (io) => (await import("./run-flow.ts")).runFlow({ maxConcurrency: maxConcurrent, ...options }, io)),
    );
}

/** Adds the command `submit`. */
export function addSubmitCommand(program: Command, run: RunCommand): void {
  withRunOptions(
    program
      .command("submit")
      .summary("run a flow on a running runtime")
      .description("Runs a flow on a running runtime, as run --runtime URL does, and prints its result.")
      .option("--url <url>", "the runtime", parseUrl, parseUrl("http://127.0.0.1:7840")),
  ).action(({ url, maxConcurrent, ...options }) =>
    run(async (io) => {
      const { runFlow } = await import("./run-flow.ts");
      return await runFlow({ maxConcurrency: maxConcurrent, ...options, runtime: url }, io);
    }),
  );
}

function parseStdinFormat(text: string): StdinFormat {
  return parseChoice(text, STDIN_FORMATS);
}

function parseUrl(text: string): RuntimeChoice {
  const choice = parseRuntime(text);
  if (choice.kind === "url") return choice;
  throw new InvalidArgumentError("Use a URL such as http://127.0.0.1:7840.");
}

function parseItem(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidArgumentError("Use a whole number of at least 0.");
}

function parseConcurrency(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= 1 && Number.isSafeInteger(number)) return number;
  throw new InvalidArgumentError("Use a whole number of at least 1.");
}
