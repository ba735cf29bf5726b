import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { onTestFinished } from "vitest";
import { TextFeed } from "../../support/data/text-feed.ts";
import type { InstalledProject } from "./installed-project.ts";

/** A program that runs in the folder of a project. */
export interface RunningProgram {
  readonly child: ChildProcess;
  readonly stdout: TextFeed;
  /** Resolves with the exit code. */
  readonly ended: Promise<number | null>;
}

/** Starts a program in a project. It and everything that it started ends with the test. */
export function startIn(
  { folder, env }: InstalledProject,
  [program = "", ...args]: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): RunningProgram {
  const child = spawn(program, args, {
    cwd: folder,
    env: { ...env, ...variables },
    stdio: ["ignore", "pipe", "ignore"],
    detached: true,
  });
  const stdout = new TextFeed();
  child.stdout.setEncoding("utf8").on("data", (text: string) => stdout.push(text));
  child.stdout.once("end", () => stdout.end());
  const ended = once(child, "close").then(([exitCode]) => exitCode as number | null);
  onTestFinished(async () => {
    const { pid } = child;
    if (pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    process.kill(-pid, "SIGTERM");
    await ended;
  });
  return { child, stdout, ended };
}
