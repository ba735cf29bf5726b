import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { StartError } from "./start-error.ts";

/** Worker in a process of its own. */
export interface WorkerProcess extends AsyncDisposable {
  readonly url: string;
}

export interface WorkerProcessOptions {
  /** Path of its `main.ts`. */
  readonly program: string;
  /** Receives each line of its log. */
  readonly onLog: (line: string) => void;
  readonly signal: AbortSignal;
}

const START_TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 15_000;

/** Variables that would change the port or the log of the worker. */
const REMOVED = ["PORT", "STEPFLOW_TRANSPORT", "STEPFLOW_PROTOCOL", "STEPFLOW_BLOB_API_URL", "STEPFLOW_LOG_LEVEL"];

/** Starts a worker and waits for the port that it prints. @throws StartError with its output if it prints no port */
export async function startWorkerProcess(options: WorkerProcessOptions): Promise<WorkerProcess> {
  const { program, signal, onLog } = options;
  // Same conditions and loaders as this script, so that TypeScript runs from source.
  const child = spawn(process.execPath, [...process.execArgv, program], {
    env: { ...without(process.env, REMOVED), STEPFLOW_LOG_DESTINATION: "stderr" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const killNow = (): void => void child.kill("SIGKILL");
  process.on("exit", killNow);
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  void ended.then(() => process.off("exit", killNow));
  const early: string[] = [];
  let takeLine = (line: string): void => void early.push(line);
  createInterface({ input: child.stderr }).on("line", (line) => takeLine(line));

  let stopping = false;
  const stop = (): Promise<void> => {
    stopping = true;
    return stopProcess(child, ended);
  };
  try {
    const port = await readPort(child.stdout, ended, signal);
    early.forEach(onLog);
    takeLine = onLog;
    void ended.then(() => stopping || onLog(`The worker process ended by itself (exit code ${child.exitCode}).`));
    return { url: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: stop };
  } catch (error) {
    await stop();
    signal.throwIfAborted();
    throw new StartError(`${program} does not start: ${(error as Error).message}\n\n${early.join("\n")}`);
  }
}

/** Reads the line `{"port":N}`. */
function readPort(stdout: Readable, ended: Promise<void>, signal: AbortSignal): Promise<number> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no port after ${START_TIMEOUT_MS} ms.`)), START_TIMEOUT_MS);
    const onAbort = (): void => reject(signal.reason);
    const settle = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", onAbort);
    };
    signal.addEventListener("abort", onAbort, { once: true });
    createInterface({ input: stdout }).on("line", (line) => {
      const port = /^\{"port":(\d+)\}$/.exec(line)?.[1];
      if (port === undefined) return;
      settle();
      resolve(Number(port));
    });
    void ended.then(() => {
      settle();
      reject(new Error("it ended before it listened."));
    });
  });
}

async function stopProcess(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), STOP_TIMEOUT_MS);
  await ended;
  clearTimeout(timer);
}

function without(env: NodeJS.ProcessEnv, names: readonly string[]): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !names.includes(name)));
}
