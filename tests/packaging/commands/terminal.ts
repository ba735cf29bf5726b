import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { TextFeed } from "../../support/data/text-feed.ts";

/** Where a command is run: its output goes into pipes, or to a terminal. */
export type Place = "pipe" | "terminal";

/** Where and with which variables a command runs. */
export interface ShellPlace {
  readonly place: Place;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** How a command ended. */
export interface Ended {
  readonly exitCode: number | null;
  /** stdout; on a terminal everything that it received. */
  readonly output: string;
  /** Empty on a terminal. */
  readonly errors: string;
}

/** Runs a program with a pseudo-terminal for its input and output, and passes on what the terminal receives. */
const TERMINAL = "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))";
const CTRL_C = "\u0003";

/** A line of a shell that runs. */
export class ShellLine {
  readonly output: TextFeed = new TextFeed();
  readonly ended: Promise<Ended>;
  readonly #child: ChildProcess;
  readonly #place: Place;

  constructor(line: string, { place, cwd, env }: ShellPlace) {
    const shell = ["bash", "-c", line] as const;
    const [program, ...args] = place === "pipe" ? shell : (["python3", "-c", TERMINAL, ...shell] as const);
    this.#place = place;
    const child = spawn(program, args, { cwd, env, stdio: ["pipe", "pipe", "pipe"], detached: true });
    this.#child = child;
    child.stdin.on("error", () => {});
    if (place === "pipe") child.stdin.end();
    let errors = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => this.output.push(text));
    child.stdout.once("end", () => this.output.end());
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      errors += text;
    });
    this.ended = once(child, "close").then(([exitCode]) => ({
      exitCode: exitCode as number | null,
      output: this.output.text.replaceAll("\r\n", "\n"),
      errors,
    }));
  }

  /** Presses Ctrl-C, or sends its signal to the process group. */
  interrupt(): void {
    if (this.#place === "terminal") this.#child.stdin?.write(CTRL_C);
    else process.kill(-(this.#child.pid ?? 0), "SIGINT");
  }

  /** Ends the line and all that it has started. */
  kill(): void {
    try {
      process.kill(-(this.#child.pid ?? 0), "SIGKILL");
    } catch {
      // The process group has no processes left.
    }
  }
}
