import { ERROR_CODES, type FlowResult } from "@stepflow/protocol";
import { createRuntime, MemoryBlobStore, type RuntimeDialect } from "@stepflow/runtime";
import { CliError } from "../../exit/cli-error.ts";
import { exitCodeOf } from "../../exit/exit-code.ts";
import type { CliIo } from "../../io/cli-io.ts";
import { startDeadline } from "../../io/deadline.ts";
import type { OutputFormat } from "../../io/output-format.ts";
import { reportError } from "../../io/report-error.ts";
import { readComponentInput } from "../../values/component-input.ts";
import { type OpenWorkers, openWorkers } from "../../workers/open-workers.ts";
import { startForEmbedded } from "../../workers/start-embedded.ts";
import { readWorkerSpecs, type WorkerOptions, type WorkerSpec } from "../../workers/worker-spec.ts";
import { Trace } from "./trace.ts";

/** Arguments and options of `call`. */
export interface CallArguments extends WorkerOptions {
  readonly path: string;
  readonly input: readonly string[];
  readonly trace?: true | undefined;
  readonly dialect: RuntimeDialect;
  readonly timeout: number;
  readonly format: OutputFormat;
}

/** Name of a worker that has none, if it is the only one. */
const NAMELESS = "worker";

/** Executes one component and prints its output. */
export async function call(args: CallArguments, io: CliIo): Promise<number> {
  const { path, result } = await execute(args, io);
  // The workers have ended, so their last log lines come before the error, which is the last line.
  return report(path, result, args.format, io);
}

async function execute(
  args: CallArguments,
  io: CliIo,
): Promise<{ readonly path: string; readonly result: FlowResult }> {
  const specs = readWorkerSpecs(args);
  if (specs.length === 0) {
    throw new CliError("usage", "No worker is given. Add --worker FILE, --worker URL or --command PROGRAM.");
  }
  const input = await readComponentInput(args.input, io);
  using deadline = startDeadline(io.signal, args.timeout);
  const { signal } = deadline;
  await using workers = await openWorkers(specs, { ...io, signal }, (spec) => nameOf(spec, specs, args.path));
  const trace = args.trace ? new Trace(io) : undefined;
  await using runtime = await createRuntime({
    workers: await startForEmbedded(workers, signal),
    dialect: args.dialect,
    // The deadline of the command ends the call.
    timeoutMs: args.timeout,
    retry: { maxRetries: 0 },
    ...(trace === undefined ? {} : { intercept: trace.intercept, blobs: trace.watch(new MemoryBlobStore()) }),
  });
  const path = completePath(args.path, workers);
  const result = await runtime.execute(path, input, { signal });
  signal.throwIfAborted();
  return { path, result };
}

/** Without a name, the only worker is named by the path that is called. */
function nameOf(spec: WorkerSpec, specs: readonly WorkerSpec[], path: string): string {
  if (specs.length === 1) return /^\/([A-Za-z0-9][\w-]*)\/./.exec(path)?.[1] ?? NAMELESS;
  const option = spec.kind === "url" ? "--worker" : "--command";
  throw new CliError("usage", `With several workers, each needs a name: ${option} "NAME=…".`);
}

/** Adds the name of the only worker to a path that begins with no name. @throws CliError if no worker has the name. */
function completePath(path: string, { list }: OpenWorkers): string {
  const absolute = path.startsWith("/") ? path : `/${path}`;
  const names = list.map(({ name }) => name);
  if (["builtin", ...names].some((name) => absolute.startsWith(`/${name}/`))) return absolute;
  if (names.length === 1) return `/${names[0]}${absolute}`;
  throw new CliError("usage", `The path ${absolute} must begin with the name of a worker: ${names.join(", ")}.`);
}

/** Prints the result, and returns the exit code. */
function report(path: string, result: FlowResult, format: OutputFormat, io: CliIo): number {
  if (format === "json") io.stdout.write(`${JSON.stringify(result)}\n`);
  if (result.outcome === "success") {
    if (format === "text") io.stdout.write(`${JSON.stringify(result.result, null, 2)}\n`);
    return 0;
  }
  const { code, message } = result.error;
  const reason = code === ERROR_CODES.componentNotFound ? "usage" : "failed";
  reportError(new CliError(reason, `${path} failed with code ${code}: ${message}`), format, io);
  return exitCodeOf(reason);
}
