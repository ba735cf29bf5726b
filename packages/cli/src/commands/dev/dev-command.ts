import type { Command } from "@commander-js/extra-typings";
import type { OutputFormat } from "../../io/output-format.ts";
import { parseRuntime, type RuntimeChoice } from "../../runtimes/runtime-choice.ts";
import { parseDuration } from "../../values/duration.ts";
import type { RunCommand } from "../run-command.ts";
import {
  COMMAND_HELP,
  CONFIG_HELP,
  collect,
  FILES_HELP,
  FORMAT_HELP,
  parseFormat,
  parsePort,
  QUIRKS_HELP,
  RUNTIME_HELP,
  WORKER_HELP,
} from "../shared-options.ts";
import type { WorkerPort } from "./dev-options.ts";

const EMBEDDED: RuntimeChoice = { kind: "embedded" };
const WORKER_PORT_HELP =
  "port at which a running runtime up to 0.11 calls a worker, as its configuration has it (repeatable)";
const DEFAULT_DRAIN_MS = 30_000;
/** Port on which debuggers look for Node. */
const DEFAULT_INSPECT_PORT = 9_229;

const EXAMPLES = `
Examples:
  stepflow-worker dev src/worker.ts
  stepflow-worker dev src/worker.ts --flow flows --port 7840 --env-file .env
  stepflow-worker dev --worker text=src/text.ts --command "images=python images.py"
  stepflow-worker dev src/worker.ts --runtime 0.11.1
  stepflow-worker dev src/worker.ts --runtime http://127.0.0.1:7840
  stepflow-worker dev --config stepflow-config.yml`;

function collectPort(text: string, previous: readonly WorkerPort[] | undefined): readonly WorkerPort[] {
  const [, name, port = ""] = /^(?:([^=]*)=)?(.*)$/s.exec(text) ?? [];
  return [...(previous ?? []), { name, port: parsePort(port) }];
}

/** Adds the command `dev`. */
export function addDevCommand(program: Command, run: RunCommand): void {
  program
    .command("dev")
    .summary("serve workers, and reload them when their code changes")
    .description(
      "Serves workers on the embedded runtime or a real one, and reloads them when their code changes. Runs outlive every reload.",
    )
    .argument("[entry]", "file that exports a worker; src/worker.ts if no worker is named")
    .option("-w, --worker <[name=]file|url>", WORKER_HELP, collect)
    .option("-c, --command <[name=]program>", COMMAND_HELP, collect)
    .option("--config <file>", CONFIG_HELP)
    .option("--quirks <version>", QUIRKS_HELP)
    .option("--files <folder>", FILES_HELP)
    .option("-r, --runtime <runtime>", RUNTIME_HELP, parseRuntime, EMBEDDED)
    .option("-f, --flow <path>", "a flow, or a folder with flows (repeatable); flows if it exists", collect)
    .option("-p, --port <port>", "port of the REST API; 0 selects a free one", parsePort, 0)
    .option("--worker-port <[name=]port>", WORKER_PORT_HELP, collectPort)
    .option("--env-file <file>", "file with variables of the workers (repeatable)", collect)
    .option("--drain <time>", "time that executions on former code may take", parseDuration, DEFAULT_DRAIN_MS)
    .option(
      "--inspect-brk [port]",
      `wait for a debugger before a worker's file is loaded; port ${DEFAULT_INSPECT_PORT}`,
      parsePort,
    )
    .option("--no-open", "open no browser, which holds without it, too, as long as dev has no page")
    .option("--format <format>", FORMAT_HELP, parseFormat, "text" as OutputFormat)
    .addHelpText("after", EXAMPLES)
    .action((entry, { inspectBrk, open: _open, ...options }) =>
      run(async (io) => {
        const inspectPort = inspectBrk === true ? DEFAULT_INSPECT_PORT : inspectBrk;
        return (await import("./dev.ts")).runDev({ entry, inspectPort, ...options }, io);
      }),
    );
}
