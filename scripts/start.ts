// `npm start`: runs the hello example on a runtime and prints every message.
import { readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { ClientError } from "@stepflow/client";
import { OrchestratorError } from "@stepflow/orchestrator";
import { WorkerStartError } from "@stepflow/runtime";
import { parse } from "yaml";
import {
  EMBEDDED,
  HELP,
  pulls,
  readArguments,
  STANDARD_INPUT,
  type StartArguments,
  userFolder,
} from "./start/arguments.ts";
import { withCalledWorker } from "./start/called-worker.ts";
import { readInputText } from "./start/input-text.ts";
import { withPullingWorker } from "./start/pulling-worker.ts";
import { type FlowStep, reportOutput, reportSteps } from "./start/report.ts";
import { StartError } from "./start/start-error.ts";
import { ROOT } from "./test/root.ts";

const EXAMPLE = join(ROOT, "examples/hello");

/** Returns whether the flow succeeded. */
async function runHello({ runtime, input }: StartArguments, signal: AbortSignal): Promise<boolean> {
  const text = await readInputText(input, signal);
  const flow = await readFlow(join(EXAMPLE, "flow.yaml"));
  const withWorker = pulls(runtime) ? withPullingWorker : withCalledWorker;
  return await withWorker({ runtime, program: join(EXAMPLE, "main.ts"), signal }, async (watched) => {
    console.log(
      `Runtime     ${runtime === EMBEDDED ? "embedded (@stepflow/runtime)" : `stepflow-server ${runtime}`}, at ${watched.runtime.url}`,
    );
    console.log(`Worker      examples/hello/worker.ts, ${watched.connection}`);
    console.log(`Flow        examples/hello/flow.yaml, ${flow.steps.length} steps`);
    console.log(`Input       ${shown(input)}, ${text.length.toLocaleString("en")} characters\n`);
    const began = performance.now();
    const { runId, items } = await watched.runtime.client.run(flow, [{ text }], { signal });
    const ms = performance.now() - began;

    console.log(`${reportSteps(flow.steps, await watched.executions(runId))}\n`);
    const result = items[0]?.result;
    if (result?.outcome !== "success") {
      console.log(`The run failed after ${ms.toFixed(0)} ms:`);
      console.log(reportOutput(result?.error ?? "it was cancelled"));
      return false;
    }
    console.log(`The run succeeded after ${ms.toFixed(0)} ms with`);
    console.log(`${reportOutput(result.result)}\n`);
    console.log(next(runtime));
    return true;
  });
}

/** Path of a file relative to the user's folder, or the absolute path if the file lies outside of it. */
function shown(path: string): string {
  if (path === STANDARD_INPUT) return "the standard input";
  const way = relative(userFolder(), path);
  return way.startsWith("..") ? path : way;
}

async function readFlow(path: string): Promise<{ steps: readonly FlowStep[] }> {
  const flow: unknown = await readFile(path, "utf8")
    .then(parse)
    .catch((error: unknown) => {
      throw new StartError(`${path} cannot be read: ${(error as Error).message}`);
    });
  const steps = typeof flow === "object" && flow !== null && "steps" in flow ? flow.steps : undefined;
  if (!Array.isArray(steps)) throw new StartError(`${path} is not a flow: it has no list of steps.`);
  return flow as { steps: readonly FlowStep[] };
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
  const expected = [StartError, OrchestratorError, ClientError, WorkerStartError];
  const isExpected = error instanceof Error && expected.some((type) => error instanceof type);
  console.error(isExpected ? `\n${error.message}` : error);
  process.exitCode = signal.aborted ? 130 : 1;
}
