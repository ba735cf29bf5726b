import { type ChildProcess, spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { ROOT } from "./root.ts";

export interface CommandOptions {
  cwd?: string;
  /** Added to the environment of this process. */
  env?: Readonly<Record<string, string | undefined>>;
  /** After this long the command and all its children are killed. */
  limitMs: number;
  /** Sees output as it comes; `output` of the result holds all of it anyway. */
  onOutput?: (text: string) => void;
}

export interface CommandResult {
  /** 0 for success; a killed or missing command counts as 1. */
  exitCode: number;
  /** stdout and stderr as they came. */
  output: string;
  durationMs: number;
}

const running = new Set<ChildProcess>();

/** Runs a program of `node_modules/.bin` or of the PATH to its end. It never throws: a failure is in `exitCode` and `output`. */
export function runCommand(command: string, args: readonly string[], options: CommandOptions): Promise<CommandResult> {
  const startedAt = performance.now();
  const path = `${join(ROOT, "node_modules", ".bin")}${delimiter}${process.env["PATH"] ?? ""}`;
  const child = spawn(command, args, {
    cwd: options.cwd ?? ROOT,
    env: { ...process.env, NO_COLOR: "1", PATH: path, ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true, // a process group of its own, so that what it started can be ended with it
  });
  running.add(child);

  let output = "";
  const take = (text: string): void => {
    output += text;
    options.onOutput?.(text);
  };
  child.stdout.setEncoding("utf8").on("data", take);
  child.stderr.setEncoding("utf8").on("data", take);

  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      take(`\n${command} was stopped: it had not ended after ${options.limitMs / 1000} s.\n`);
      killGroup(child);
    }, options.limitMs);
    const finish = (exitCode: number): void => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ exitCode, output, durationMs: performance.now() - startedAt });
    };
    child.once("error", (error) => {
      take(`${command} could not be started: ${error.message}\n`);
      finish(1);
    });
    child.once("close", (code) => finish(code ?? 1));
  });
}

/** Ends every command that still runs: for an interrupted test run, which would otherwise leave servers behind. */
export function killCommands(): void {
  for (const child of running) killGroup(child);
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // Gone already.
  }
}
