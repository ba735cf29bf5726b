import { CliError } from "../exit/cli-error.ts";
import { splitCommand } from "./split-command.ts";

/** A worker as the command line names it. */
export type WorkerSpec = FileWorkerSpec | UrlWorkerSpec | CommandWorkerSpec;

/** A file whose default export is a worker. */
export interface FileWorkerSpec {
  readonly kind: "file";
  /** Undefined means the worker's own name. */
  readonly name: string | undefined;
  readonly path: string;
}

/** A worker that already listens. */
export interface UrlWorkerSpec {
  readonly kind: "url";
  readonly name: string | undefined;
  readonly url: string;
}

/** A program that prints the port on which it listens. */
export interface CommandWorkerSpec {
  readonly kind: "command";
  readonly name: string | undefined;
  readonly command: string;
  readonly args: readonly string[];
}

/** Values of the options `--worker` and `--command`. */
export interface WorkerOptions {
  readonly worker?: readonly string[] | undefined;
  readonly command?: readonly string[] | undefined;
}

const NAMED = /^([A-Za-z0-9][A-Za-z0-9_-]*)=(.*)$/s;

/** Reads the options that name workers. @throws CliError for an empty value or a name that occurs twice. */
export function readWorkerSpecs({ worker = [], command = [] }: WorkerOptions): readonly WorkerSpec[] {
  const specs = [...worker.map(readWorker), ...command.map(readCommand)];
  const names = specs.map(({ name }) => name).filter((name) => name !== undefined);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw new CliError("usage", `Two workers have the name "${twice}". Give one of them another.`);
  return specs;
}

function readWorker(text: string): WorkerSpec {
  const { name, value } = split(text, "--worker");
  return /^https?:\/\//i.test(value)
    ? { kind: "url", name, url: checkUrl(value) }
    : { kind: "file", name, path: value };
}

function readCommand(text: string): WorkerSpec {
  const { name, value } = split(text, "--command");
  const [command, ...args] = splitCommand(value);
  if (command === undefined) throw new CliError("usage", '--command needs a program, such as "python worker.py".');
  return { kind: "command", name, command, args };
}

function split(text: string, option: string): { name: string | undefined; value: string } {
  const [, name, value] = NAMED.exec(text) ?? [undefined, undefined, text];
  if (value !== undefined && value.trim() !== "") return { name, value };
  throw new CliError("usage", `${option} ${JSON.stringify(text)} names no worker.`);
}

function checkUrl(text: string): string {
  if (URL.canParse(text)) return text;
  throw new CliError("usage", `--worker ${JSON.stringify(text)} is not a valid URL.`);
}
