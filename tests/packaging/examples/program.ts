import { type ChildProcess, spawn } from "node:child_process";
import type { Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { SOURCE_ARGS } from "../../support/source-conditions.ts";

export const ROOT: string = fileURLToPath(new URL("../../../", import.meta.url));

export interface ProgramOptions {
  readonly cwd?: string;
  /** Variables that override the environment of the tests; `undefined` removes a variable. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Writes to the standard input of the program, and may end it. If omitted, the program has no standard input. */
  readonly onInput?: (stdin: Writable, child: ChildProcess) => void;
  /** Receives the process once it runs, and each piece of its stdout. */
  readonly onOutput?: (stdout: string, child: ChildProcess) => void;
}

export interface ProgramResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs TypeScript from the sources of the packages. */
export const FROM_SOURCE: readonly string[] = [...SOURCE_ARGS, "--import", "tsx"];

/** Runs a TypeScript program to its end. */
export function runProgram(
  program: string,
  args: readonly string[],
  options: ProgramOptions = {},
): Promise<ProgramResult> {
  return runCommand(process.execPath, [...FROM_SOURCE, program, ...args], options);
}

/** Runs a script of the repository the way users do. */
export function runNpm(args: readonly string[], options: ProgramOptions = {}): Promise<ProgramResult> {
  return runCommand("npm", ["--silent", ...args], options);
}

export function runCommand(
  command: string,
  args: readonly string[],
  options: ProgramOptions = {},
): Promise<ProgramResult> {
  const { cwd = ROOT, env, onInput, onOutput } = options;
  // Vitest's own variables are removed, because programs of users do not have them.
  const { NODE_OPTIONS: _options, STEPFLOW_SERVER: _server, VITEST: _vitest, ...inherited } = process.env;
  const child = spawn(command, args, { cwd, env: { ...inherited, ...env } });
  // A program that ends before everything is written breaks the pipe.
  child.stdin.on("error", () => {});
  if (onInput === undefined) child.stdin.end();
  else onInput(child.stdin, child);
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    onOutput?.(stdout, child);
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
}
