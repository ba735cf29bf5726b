import { type ChildProcess, spawn } from "node:child_process";
import type { Readable } from "node:stream";
import { TextFeed } from "../data/text-feed.ts";

export interface WorkerProcessOptions {
  readonly program: string;
  /** Program that runs the worker. @default Node */
  readonly interpreter?: string;
  readonly args?: readonly string[];
  /** The whole environment. Nothing is inherited, as from a runtime (docs/internals/wire.md#subprocess-mode). */
  readonly env?: Readonly<Record<string, string>>;
}

export interface WorkerExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A worker in a process of its own. */
export interface WorkerProcess {
  readonly pid: number;
  readonly stdout: TextFeed;
  readonly stderr: TextFeed;
  readonly exited: Promise<WorkerExit>;
  kill(signal: NodeJS.Signals): void;
  /** Kills the process, if it is still running. */
  stop(): Promise<void>;
}

export interface ListeningWorker extends WorkerProcess {
  readonly port: number;
  readonly url: string;
}

/** Starts a worker without waiting until it listens. */
export function spawnWorker({ program, interpreter, args = [], env = {} }: WorkerProcessOptions): WorkerProcess {
  const options = interpreter === undefined ? ["--enable-source-maps"] : [];
  const child = spawn(interpreter ?? process.execPath, [...options, program, ...args], {
    env: { ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${program} cannot be started.`);
  const exited = whenEnded(child);
  return {
    pid,
    stdout: follow(child.stdout),
    stderr: follow(child.stderr),
    exited,
    kill: (signal) => void child.kill(signal),
    async stop() {
      child.kill("SIGKILL");
      await exited;
    },
  };
}

/** Starts a worker and waits until it listens. Rejects with its log if it ends before. */
export async function startWorkerProcess(options: WorkerProcessOptions): Promise<ListeningWorker> {
  const worker = spawnWorker(options);
  const text = await worker.stdout.until("\n").catch(() => {
    throw new Error(`The worker ended without a port line:\n${worker.stderr.text}`);
  });
  const { port } = JSON.parse(text) as { port: number };
  return { ...worker, port, url: `http://127.0.0.1:${port}` };
}

function whenEnded(child: ChildProcess): Promise<WorkerExit> {
  return new Promise((resolve) => child.once("close", (code, signal) => resolve({ code, signal })));
}

function follow(stream: Readable): TextFeed {
  const feed = new TextFeed();
  stream.setEncoding("utf8");
  stream.on("data", (piece: string) => feed.push(piece));
  stream.on("end", () => feed.end());
  return feed;
}
