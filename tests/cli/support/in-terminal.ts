import { spawn } from "node:child_process";
import { FOLDER } from "./cli-program.ts";

/** Runs a command with a pseudo-terminal for its output, and prints what the terminal receives. */
const PROGRAM = "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))";

/** Runs a program of Node in a pseudo-terminal, and returns everything that the terminal received. */
export async function runInTerminal(args: readonly string[]): Promise<{ exitCode: number | null; screen: string }> {
  const child = spawn("python3", ["-c", PROGRAM, process.execPath, ...args], {
    cwd: FOLDER,
    env: { PATH: process.env["PATH"] ?? "", TERM: "xterm-256color", NODE_OPTIONS: "--conditions=@stepflow/source" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let screen = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    screen += text;
  });
  const exitCode = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { exitCode, screen: screen.replaceAll("\r\n", "\n") };
}
