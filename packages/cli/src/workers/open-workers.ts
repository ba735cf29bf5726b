/// <reference lib="esnext.disposable" preserve="true" />
import type { CommandWorker, UrlWorker } from "@stepflow/runtime";
import { CliError } from "../exit/cli-error.ts";
import type { CliIo } from "../io/cli-io.ts";
import type { HostIo } from "./host-process.ts";
import { HostedWorker } from "./hosted-worker.ts";
import type { CommandWorkerSpec, UrlWorkerSpec, WorkerSpec } from "./worker-spec.ts";

/** A worker that is ready to be connected with a runtime. */
export interface OpenWorker {
  readonly name: string;
  /** File, URL or command, as the user named it. */
  readonly label: string;
  readonly source: HostedWorker | UrlWorker | CommandWorker;
}

/** Workers of a command. They end with it. */
export interface OpenWorkers extends AsyncDisposable {
  readonly list: readonly OpenWorker[];
}

/** Parts of the command line that workers need. */
export interface WorkersIo extends HostIo {
  readonly signal: AbortSignal;
}

/** Loads the files of workers and names all workers. @throws CliError for a worker without a name or with the name of another one. */
export async function openWorkers(
  specs: readonly WorkerSpec[],
  io: WorkersIo,
  nameless: (spec: WorkerSpec) => string = refuseNameless,
): Promise<OpenWorkers> {
  const hosted: HostedWorker[] = [];
  const close = async (): Promise<void> => void (await Promise.all(hosted.map((one) => one[Symbol.asyncDispose]())));
  try {
    const opened = await Promise.allSettled(specs.map((spec) => openWorker(spec, io, nameless, hosted)));
    const list = opened.map((one) => {
      if (one.status === "rejected") throw one.reason;
      return one.value;
    });
    checkNames(list);
    return { list, [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openWorker(
  spec: WorkerSpec,
  io: WorkersIo,
  nameless: (spec: WorkerSpec) => string,
  hosted: HostedWorker[],
): Promise<OpenWorker> {
  if (spec.kind !== "file") {
    const source = spec.kind === "url" ? { url: spec.url } : toCommandWorker(spec, io);
    const label = spec.kind === "url" ? spec.url : [spec.command, ...spec.args].join(" ");
    return { name: spec.name ?? nameless(spec), label, source };
  }
  const worker = await HostedWorker.load(spec.path, io);
  hosted.push(worker);
  return { name: spec.name ?? worker.name, label: spec.path, source: worker };
}

/** Returns the name of a worker that has none of its own. @throws CliError if the command line gives it none. */
export function nameOf(spec: UrlWorkerSpec | CommandWorkerSpec): string {
  return spec.name ?? refuseNameless(spec);
}

/** Returns a program in the form that the embedded runtime takes. */
export function toCommandWorker(
  { command, args }: Pick<CommandWorkerSpec, "command" | "args">,
  { env, cwd }: Pick<CliIo, "env" | "cwd">,
): CommandWorker {
  const variables = Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { command, args, env: Object.fromEntries(variables.filter(([name]) => name !== "PORT")), cwd };
}

function refuseNameless(spec: WorkerSpec): never {
  const [option, value] = spec.kind === "url" ? ["--worker", spec.url] : ["--command", "…"];
  throw new CliError(
    "usage",
    `Components are found under the name of their worker, and this one has none. Write ${option} "NAME=${value}".`,
  );
}

function checkNames(list: readonly OpenWorker[]): void {
  for (const [index, { name }] of list.entries()) {
    const isPathSegment = /^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(name) && name !== "builtin";
    const isTaken = list.slice(0, index).some((other) => other.name === name);
    if (isPathSegment && !isTaken) continue;
    const reason = isTaken ? "two workers have it" : "it cannot be part of a path";
    throw new CliError("usage", `The name "${name}" cannot be used: ${reason}. Set another with --worker NAME=FILE.`);
  }
}
