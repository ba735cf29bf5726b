import { dirname } from "node:path";
import type { FlowResult } from "@stepflow/protocol";
import { CliError } from "../../exit/cli-error.ts";
import { exitCodeOf } from "../../exit/exit-code.ts";
import type { CliIo } from "../../io/cli-io.ts";
import { startDeadline } from "../../io/deadline.ts";
import { formatMs } from "../../io/format-ms.ts";
import type { OutputFormat } from "../../io/output-format.ts";
import { Progress } from "../../io/progress.ts";
import { reportError } from "../../io/report-error.ts";
import type { EmbeddedFlags } from "../../runtimes/embedded-flags.ts";
import { findConfig } from "../../runtimes/find-config.ts";
import type { TlsFlags } from "../../runtimes/open-client.ts";
import { openTarget } from "../../runtimes/open-target.ts";
import type { FinishedRun, LiveStep, StepReport } from "../../runtimes/run-target.ts";
import { findRunsFolder } from "../../runtimes/runs-folder.ts";
import type { RuntimeChoice } from "../../runtimes/runtime-choice.ts";
import { writeResult } from "../../values/write-result.ts";
import { openWorkers } from "../../workers/open-workers.ts";
import { readWorkerSpecs, type WorkerOptions } from "../../workers/worker-spec.ts";
import { type PrepareOptions, prepareRun, readRun } from "./prepare-run.ts";
import { RunView } from "./run-view.ts";

/** Options of `run`. */
export interface RunFlowOptions extends WorkerOptions, PrepareOptions, TlsFlags, EmbeddedFlags {
  readonly runs?: string | undefined;
  readonly maxConcurrency?: number | undefined;
  readonly output?: string | undefined;
  readonly details?: true | undefined;
  readonly runtime: RuntimeChoice;
  readonly config?: string | undefined;
  readonly timeout: number;
  readonly format: OutputFormat;
}

/** Runs a flow, prints its steps to stderr and its result to stdout. */
export async function runFlow(options: RunFlowOptions, io: CliIo): Promise<number> {
  checkDetails(options);
  using view = new RunView(io, {
    isPossible: options.format === "text" && options.inputs === undefined,
    isWanted: options.details === true,
  });
  // The workers have ended when it returns, so their last log lines come before the steps and the error, which is the last line.
  const ended = await execute(view, options);
  const { output, failure } =
    options.inputs === undefined ? reportOne(ended, options, view) : reportMany(ended, options, io);
  await writeResult(output, options.output, io);
  if (failure === undefined) return 0;
  reportError(failure, options.format, io);
  return exitCodeOf(failure.reason);
}

/** @throws CliError if there is no place for the details of steps. */
function checkDetails({ details, format, inputs }: RunFlowOptions): void {
  if (details === undefined) return;
  if (format === "json") throw new CliError("usage", "--details has an effect with --format text only.");
  if (inputs !== undefined) throw new CliError("usage", "--details shows the steps of one input: omit --inputs.");
}

/** A run that has ended, after everything that took part in it. */
interface EndedRun {
  readonly run: FinishedRun;
  /** Name of the flow for errors. */
  readonly flow: string;
  readonly ms: number;
  /** Steps of the first item, for the table and for the view. */
  readonly reports: readonly StepReport[];
  readonly steps: readonly LiveStep[];
}

async function execute(view: RunView, options: RunFlowOptions): Promise<EndedRun> {
  const { io, notes } = view;
  const specs = readWorkerSpecs(options);
  const read = await readRun(options, io);
  using deadline = startDeadline(io.signal, options.timeout);
  const { signal } = deadline;
  await using workers = await openWorkers(specs, { ...io, signal, log: notes?.log });
  const runs = options.from === undefined ? options.runs : findSource(options, io);
  const parts = {
    workers,
    config: options.config ?? defaultConfig(options, io),
    runs,
    tls: options,
    embedded: options,
    notes,
    signal,
    timeoutMs: options.timeout,
    io,
  };
  await using target = await openTarget(options.runtime, parts);
  const { flow, inputs, settings } = await prepareRun(options, read, target);
  view.begin(target.places, flow);
  const startedAt = performance.now();
  const run = await withProgress(inputs.length, io, (onItem) =>
    target.run(flow, inputs, {
      ...settings,
      maxConcurrency: options.maxConcurrency,
      signal,
      timeoutMs: options.timeout,
      onItem,
      onSteps: view.onSteps,
    }),
  );
  const ms = performance.now() - startedAt;
  const isOne = options.inputs === undefined;
  const reports = isOne ? await run.steps(0) : [];
  const steps = isOne && notes !== undefined ? await run.liveSteps() : [];
  return { run, flow: flow.path, ms, reports, steps };
}

/** Looks for a configuration if nothing names workers. */
function defaultConfig({ worker, command, runtime, flow = "." }: RunFlowOptions, io: CliIo): string | undefined {
  if (worker !== undefined || command !== undefined || runtime.kind === "url") return undefined;
  return findConfig(dirname(flow), io);
}

/** Returns the folder of the earlier run; undefined if a running runtime has it. */
function findSource({ runs, runtime }: RunFlowOptions, io: CliIo): string | undefined {
  if (runtime.kind === "embedded") return findRunsFolder(runs, io);
  if (runtime.kind === "url") return undefined;
  const hint = "Use --runtime URL for a run of a running runtime, or the embedded runtime for a run of a folder.";
  throw new CliError("usage", `A runtime that is started anew has no run to take over. ${hint}`);
}

async function withProgress<T>(
  total: number,
  io: CliIo,
  run: (onItem: (index: number, result: FlowResult | undefined) => void) => Promise<T>,
): Promise<T> {
  using progress = new Progress(total, io);
  return await run((_index, result) => progress.add(result?.outcome !== "success"));
}

interface Report {
  readonly output: string;
  readonly failure: CliError | undefined;
}

function reportOne(
  { run, flow, ms, reports, steps }: EndedRun,
  { format, runs }: RunFlowOptions,
  view: RunView,
): Report {
  const [result] = run.results;
  if (format === "text" && runs !== undefined) view.io.stderr.write(`run ${run.runId}\n`);
  if (format === "text") view.finish(run, { steps, reports, ms });
  const output =
    format === "json"
      ? `${JSON.stringify({ runId: run.runId, ...(result ?? { outcome: "cancelled" }), steps: reports.map(toJson) })}\n`
      : result?.outcome === "success"
        ? `${JSON.stringify(result.result, null, 2)}\n`
        : "";
  return { output, failure: failureOf(result, flow) };
}

function failureOf(result: FlowResult | undefined, flow: string): CliError | undefined {
  if (result === undefined) return new CliError("cancelled", "The run was cancelled.");
  if (result.outcome === "success") return undefined;
  return new CliError("failed", `${flow} failed with code ${result.error.code}: ${result.error.message}`);
}

function reportMany({ run, ms }: EndedRun, { format }: RunFlowOptions, io: CliIo): Report {
  const { runId, results } = run;
  const items = results.map((result) => result ?? { outcome: "cancelled" });
  const failed = items.filter(({ outcome }) => outcome !== "success").length;
  const summary = `${items.length - failed} of ${items.length} inputs succeeded`;
  if (format === "text") io.stderr.write(`${summary}, in ${formatMs(ms)}\n`);
  const output =
    format === "json"
      ? `${JSON.stringify({ runId, items })}\n`
      : items.map((item) => `${JSON.stringify(item)}\n`).join("");
  return {
    output,
    failure: failed === 0 ? undefined : new CliError("failed", `${failed} of ${items.length} inputs failed.`),
  };
}

function toJson(step: StepReport): Readonly<Record<string, unknown>> {
  return { ...step };
}
