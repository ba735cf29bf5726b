/// <reference lib="esnext.disposable" preserve="true" />
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { guardArguments, registeredArguments } from "../host-program.ts";
import { findProgram } from "./find-program.ts";
import { FOLDER_VARIABLE, register, suffixOf } from "./registration.ts";

const SHELL = "/bin/sh";
/**
 * Registers the shell's process, which then becomes the program. If the folder is gone, so is the program that started it, and the process ends.
 * A process that registered itself later could be overlooked: its parent may be killed while it starts.
 */
const SCRIPT = `: > "$1/$$$2" || exit 1; export ${FOLDER_VARIABLE}="$1"; shift 2; exec "$@"`;

/** A program and its arguments. */
export interface GuardedProgram {
  readonly command: string;
  readonly args: readonly string[];
}

/**
 * A small process that outlives this one for a moment: it ends the registered processes, and what they have started, when this process is gone,
 * even if it was killed. It notices that by the end of its standard input.
 */
export class ProcessGuard implements Disposable {
  readonly #folder: string;
  readonly #child: ChildProcess;
  readonly #hasShell = process.platform !== "win32" && existsSync(SHELL);

  constructor() {
    this.#folder = mkdtempSync(join(tmpdir(), "stepflow-processes-"));
    this.#child = spawn(process.execPath, guardArguments(this.#folder), {
      stdio: ["pipe", "ignore", "ignore"],
      // Signals for this process group, such as Ctrl-C, must not end the guard first.
      detached: process.platform !== "win32",
    });
    this.#child.once("error", () => {});
    this.#child.unref();
    const { stdin } = this.#child;
    stdin?.on("error", () => {});
    if (stdin !== null && "unref" in stdin && typeof stdin.unref === "function") stdin.unref();
  }

  /** Returns the command line by which a program of a worker or a server registers itself. */
  wrap({ command, args }: GuardedProgram): GuardedProgram {
    const found = findProgram(command);
    // The missing program is reported by the one who starts it.
    if (found === undefined) return { command, args };
    if (this.#hasShell) return this.#inShell({ command: found, args }, false);
    return { command: process.execPath, args: [...registeredArguments(this.#folder), found, ...args] };
  }

  /** Returns the command line of a process that ends itself when its parent is gone. Its id is passed to {@link note} afterwards. */
  wrapHost(program: GuardedProgram): GuardedProgram {
    return this.#hasShell ? this.#inShell(program, true) : program;
  }

  /** Registers a process that has been started by the command line of {@link wrapHost}. */
  note(pid: number | undefined): void {
    if (pid === undefined || this.#hasShell) return;
    register(this.#folder, { pid, endsItself: true });
  }

  /** Ends the guard. All registered processes must have ended. */
  [Symbol.dispose](): void {
    rmSync(this.#folder, { recursive: true, force: true });
    this.#child.stdin?.end();
  }

  #inShell({ command, args }: GuardedProgram, endsItself: boolean): GuardedProgram {
    return { command: SHELL, args: ["-c", SCRIPT, "sh", this.#folder, suffixOf(endsItself), command, ...args] };
  }
}
