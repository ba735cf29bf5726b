// `npm start`: runs the hello example by `stepflow-worker run`, and shows every message.
import { join, relative } from "node:path";
import { runCli } from "@stepflow/cli";
import { EMBEDDED, HELP, readArguments, STANDARD_INPUT, type StartArguments, userFolder } from "./start/arguments.ts";
import { readInputText } from "./start/input-text.ts";
import { reportOutput } from "./start/report-output.ts";
import { StartError } from "./start/start-error.ts";
import { ROOT } from "./test/root.ts";

const EXAMPLE = join("examples", "hello");
/** Variables that would change the log of the worker. */
const REMOVED: readonly string[] = ["STEPFLOW_LOG_LEVEL", "STEPFLOW_LOG_FORMAT", "STEPFLOW_LOG_DESTINATION"];

/** Returns whether the flow succeeded. */
async function runHello({ runtime, input }: StartArguments, signal: AbortSignal): Promise<boolean> {
  const text = await readInputText(input, signal);
  console.log(`Input       ${shown(input)}, ${text.length.toLocaleString("en")} characters`);
  let output = "";
  const args = [
    ...["run", "--details", "--runtime", runtime],
    ...["--flow", join(EXAMPLE, "flow.yaml"), "--input-json", JSON.stringify({ text })],
    ...["--worker", join(EXAMPLE, "worker.ts")],
  ];
  const exitCode = await runCli(args, {
    stdin: process.stdin,
    stdout: { write: (piece) => (output += piece) },
    stderr: untilAborted(signal),
    steps: process.stdout,
    env: Object.fromEntries(Object.entries(process.env).filter(([name]) => !REMOVED.includes(name))),
    cwd: ROOT,
    signal,
  });
  signal.throwIfAborted();
  if (exitCode !== 0) return false;
  console.log(`${reportOutput(JSON.parse(output))}\n\n${next(runtime)}`);
  return true;
}

/** Standard error until an interruption, which this script reports itself. */
function untilAborted(signal: AbortSignal): { write(text: string): void; readonly isTTY: boolean } {
  const { stderr } = process;
  return { write: (text) => void (signal.aborted || stderr.write(text)), isTTY: stderr.isTTY };
}

/** Path of a file relative to the user's folder, or the absolute path if the file lies outside of it. */
function shown(path: string): string {
  if (path === STANDARD_INPUT) return "the standard input";
  const way = relative(userFolder(), path);
  return way.startsWith("..") ? path : way;
}

const next = (runtime: string): string => `What next
   Another text        npm start -- --input README.md
   Another runtime     npm start -- --runtime ${runtime === EMBEDDED ? "0.13.0" : EMBEDDED}
   Change a component  examples/hello/worker.ts
   Change the flow     examples/hello/flow.yaml
   More examples       examples/blobs, examples/subflow, examples/errors
   Your own worker     README.md`;

/** The first interruption stops everything in order; a second one ends the process at once. */
function abortOnSignals(): AbortSignal {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(130);
      controller.abort(new StartError("Interrupted."));
    });
  }
  return controller.signal;
}

async function main(): Promise<number> {
  const args = readArguments(process.argv.slice(2));
  if (args === undefined) {
    console.log(HELP);
    return 0;
  }
  return (await runHello(args, signal)) ? 0 : 1;
}

const signal = abortOnSignals();
try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof StartError ? `\n${error.message}` : error);
  process.exitCode = signal.aborted ? 130 : 1;
}
