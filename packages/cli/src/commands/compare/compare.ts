import type { RunDifference } from "@stepflow/protocol";
import { CliError } from "../../exit/cli-error.ts";
import { exitCodeOf } from "../../exit/exit-code.ts";
import type { CliIo } from "../../io/cli-io.ts";
import type { OutputFormat } from "../../io/output-format.ts";
import { checkTlsFlags, openClient, type TlsFlags } from "../../runtimes/open-client.ts";
import { findRunsFolder } from "../../runtimes/runs-folder.ts";
import type { RuntimeChoice } from "../../runtimes/runtime-choice.ts";

/** Arguments and options of `compare`. */
export interface CompareOptions extends TlsFlags {
  readonly a: string;
  readonly b: string;
  readonly runs?: string | undefined;
  readonly runtime: RuntimeChoice;
  readonly format: OutputFormat;
}

const MAX_SHOWN = 200;

/** Compares two runs. Exits with 5 if they differ. */
export async function compare(options: CompareOptions, io: CliIo): Promise<number> {
  const difference = await find(options, io);
  const text = options.format === "json" ? JSON.stringify({ difference: difference ?? null }) : describe(difference);
  io.stdout.write(`${text}\n`);
  return difference === undefined ? 0 : exitCodeOf("differences");
}

async function find(options: CompareOptions, io: CliIo): Promise<RunDifference | undefined> {
  const { a, b, runs, runtime: choice } = options;
  checkTlsFlags(choice, options);
  const [one, other] = [toRunItem(a), toRunItem(b)];
  if (choice.kind === "url") {
    if (runs !== undefined) throw new CliError("usage", "Use only one of --runs and --runtime.");
    const client = await openClient({ url: choice.url }, options, io);
    return await client.compareRuns(one, other, { signal: io.signal });
  }
  if (choice.kind === "version")
    throw new CliError("usage", "--runtime must be a URL here, because a runtime that is started anew has no runs.");
  const { createRuntime } = await import("@stepflow/runtime");
  await using runtime = await createRuntime({ runs: { folder: findRunsFolder(runs, io) } });
  return await runtime.compare(one, other);
}

function toRunItem(text: string): { readonly runId: string; readonly item: number | undefined } {
  const [, runId = text, item] = /^(.+)\/(\d+)$/.exec(text) ?? [];
  return { runId, item: item === undefined ? undefined : Number(item) };
}

function describe(difference: RunDifference | undefined): string {
  if (difference === undefined) return "The runs do not differ.";
  const { stepId, part, pointer, a, b } = difference;
  const whose = stepId === undefined ? "of the runs" : `of step ${stepId}`;
  const what =
    part === "step"
      ? `Only one of the runs has step ${stepId}`
      : `The ${part} ${whose} differs${pointer && ` at ${pointer}`}`;
  return `${what}:\n  ${show(a)}\n  ${show(b)}`;
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? "(nothing)";
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}
