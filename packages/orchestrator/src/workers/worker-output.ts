import { spawn } from "node:child_process";
import { ServerStartError } from "../orchestrator-error.ts";
import { signalProcess } from "../process/process-session.ts";
import type { CommandWorker, WorkerMount } from "./worker-mount.ts";

const MAX_SHOWN_CHARS = 4_000;
const LIMIT_MS = 5_000;

/** What a server logs if the process of a worker ends before its port line. */
const ENDED_EARLY = /Output monitor task closed without sending port/;

/** Adds to the error of a failed start what the failing worker writes to stderr, if a worker ended before it printed its port. */
export async function withWorkerOutput(
  error: unknown,
  workers: Readonly<Record<string, WorkerMount>>,
  folder: string,
): Promise<unknown> {
  if (!(error instanceof ServerStartError) || !ENDED_EARLY.test(error.logs.join("\n"))) return error;
  const descriptions = await describeFailingWorkers(workers, folder);
  if (descriptions.length === 0) return error;
  return new ServerStartError([error.message, ...descriptions].join("\n"), error.logs, { cause: error.cause });
}

/**
 * Runs the programs of workers that ended before they printed their port, and describes those that fail again: servers drop what their
 * workers write. Programs whose arguments or variables hold a `$`, which only the server replaces, are left out.
 */
async function describeFailingWorkers(
  workers: Readonly<Record<string, WorkerMount>>,
  folder: string,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [name, worker] of Object.entries(workers)) {
    if (!("command" in worker) || hasVariables(worker)) continue;
    const description = await describe(name, worker, folder);
    if (description !== undefined) found.push(description);
  }
  return found;
}

function hasVariables({ args = [], env = {} }: CommandWorker): boolean {
  return [...args, ...Object.values(env)].some((text) => text.includes("$"));
}

async function describe(name: string, worker: CommandWorker, folder: string): Promise<string | undefined> {
  const { code, stderr } = await run(worker, folder);
  if (code === undefined || code === 0 || stderr.trim() === "") return undefined;
  const lines = stderr.trimEnd().slice(-MAX_SHOWN_CHARS).split("\n");
  return `Run once more, the program of worker "${name}" ended with exit code ${code} and wrote:\n${lines.map((line) => `  ${line}`).join("\n")}`;
}

interface Ended {
  /** Undefined if the program could not be started, was killed, or was still running at the limit. */
  readonly code: number | undefined;
  readonly stderr: string;
}

function run({ command, args = [], env = {} }: CommandWorker, folder: string): Promise<Ended> {
  return new Promise((resolve) => {
    // In a process group of its own, so that the limit also ends what the program started.
    const child = spawn(command, [...args], {
      cwd: folder,
      env: { ...env },
      detached: true,
      stdio: ["ignore", "ignore", "pipe"],
    });
    let stderr = "";
    const end = (code?: number | null): void => {
      clearTimeout(timer);
      if (child.pid !== undefined) signalProcess(-child.pid, "SIGKILL");
      child.stderr.destroy();
      resolve({ code: code ?? undefined, stderr });
    };
    const timer = setTimeout(end, LIMIT_MS);
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr = (stderr + text).slice(-MAX_SHOWN_CHARS);
    });
    child.once("error", () => end());
    child.once("close", end);
  });
}
