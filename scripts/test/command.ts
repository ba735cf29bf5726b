import { type ChildProcess, spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { ROOT } from "./root.ts";

export interface CommandOptions {
  cwd?: string;
  /** Variables added to the environment of this process. */
  env?: Readonly<Record<string, string | undefined>>;
  /** Time after which the command and all its children are killed. */
  limitMs: number;
  /** Receives output as it arrives. The result contains all output, too. */
  onOutput?: (text: string) => void;
}

export interface CommandResult {
  /** 0 for success, and 1 for a command that was killed or does not exist. */
  exitCode: number;
  /** stdout and stderr, in order of arrival. */
  output: string;
  durationMs: number;
}

const running = new Set<ChildProcess>();

/** Runs a program of `node_modules/.bin` or of the PATH until it ends. It never rejects: failures are in `exitCode` and `output`. */
export function runCommand(command: string, args: readonly string[], options: CommandOptions): Promise<CommandResult> {
  const startedAt = performance.now();
  const path = `${join(ROOT, "node_modules", ".bin")}${delimiter}${process.env["PATH"] ?? ""}`;
  const child = spawn(command, args, {
    cwd: options.cwd ?? ROOT,
    env: { ...process.env, NO_COLOR: "1", PATH: path, ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true, // Creates a process group, so that all children can be killed with the command.
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

/** Kills every running command. Without it, an interrupted test run leaves servers behind. */
export function killCommands(): void {
  for (const child of running) killGroup(child);
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // The process has already ended.
  }
}
