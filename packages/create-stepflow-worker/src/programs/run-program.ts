import { spawn } from "node:child_process";
import type { CreateIo } from "../create-io.ts";

/** Variables of the package manager that runs this program. They would change how another one works. */
const OF_THE_CALLER = /^npm_(?:package|lifecycle|command|execpath|config_local_prefix)/;

/** How a program ended. */
export interface ProgramResult {
  readonly hasSucceeded: boolean;
  /** What it printed. */
  readonly output: string;
}

/** Runs a program to its end, or until the signal is aborted. A program that does not exist has not succeeded. */
export function runProgram(
  command: string,
  args: readonly string[],
  folder: string,
  { env, signal }: Pick<CreateIo, "env" | "signal">,
): Promise<ProgramResult> {
  const child = spawn(command, args, {
    cwd: folder,
    env: Object.fromEntries(Object.entries(env).filter(([name]) => !OF_THE_CALLER.test(name))),
    stdio: ["ignore", "pipe", "pipe"],
    // Programs of package managers are batch files on Windows.
    shell: process.platform === "win32",
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const stop = (): void => void child.kill("SIGTERM");
  signal.addEventListener("abort", stop, { once: true });
  return new Promise((settle) => {
    const end = (hasSucceeded: boolean): void => {
      signal.removeEventListener("abort", stop);
      settle({ hasSucceeded, output: output.trim() });
    };
    child.once("error", (error) => {
      output ||= error.message;
      end(false);
    });
    child.once("close", (exitCode) => end(exitCode === 0));
  });
}
