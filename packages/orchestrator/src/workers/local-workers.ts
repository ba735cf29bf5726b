import { findFreePort } from "../process/free-port.ts";
import { traitsOf } from "../server-traits.ts";
import type { WorkerMount } from "./worker-mount.ts";

/** Options for `start` of `@stepflow/worker/node` that make a worker of this process fit the server. */
export interface WorkerPlace {
  /** `http` up to 0.11, where the server calls the worker; `grpc` from 0.12 on, where the worker pulls. */
  readonly transport: "http" | "grpc";
  /** For `http`: 0 lets the worker choose a free port. */
  readonly port: 0;
  /** For `grpc`: the server's address, `host:port`. */
  readonly tasksUrl: string;
  /** For `grpc`: the queue to pull from, which is the worker's name. */
  readonly queue: string;
  /** The server reads no port line from this process. */
  readonly announce: false;
  /** `close()` of the orchestrator stops the worker. */
  readonly handleSignals: false;
}

/** A worker that runs in this process. It starts before the server and closes with it. */
export interface LocalWorker {
  /**
   * Starts the worker with the options that fit the server.
   *
   * @example
   * ```ts source="../start-orchestrator.examples.ts#localWorker"
   * const text: LocalWorker = { start: (place) => start(worker, place) };
   * await using server = await startOrchestrator({ version: "0.13.0", workers: { text } });
   * ```
   */
  readonly start: (place: WorkerPlace) => Promise<{ readonly url: string; close(): Promise<unknown> }>;
}

/** The running workers of this process. */
export interface LocalWorkers {
  /** All workers in the form that the server's configuration needs. */
  readonly mounts: Readonly<Record<string, WorkerMount>>;
  /** The server's port, if it had to be chosen before the server starts. */
  readonly port: number | undefined;
  /** Stops workers that pull. They stop before the server, so that they do not lose their connection. */
  stopPulling(): Promise<void>;
  /** Stops workers that the server calls. They stop after the server, so that it can reach them until its end. */
  stopServing(): Promise<void>;
}

type Workers = Readonly<Record<string, WorkerMount | LocalWorker>>;

/** Starts the workers of this process. If one of them fails to start, the others are closed. */
export async function startLocalWorkers(
  version: string,
  workers: Workers,
  wantedPort: number | undefined,
): Promise<LocalWorkers> {
  const pulls = traitsOf(version).transport === "grpc";
  const hasLocal = Object.values(workers).some((worker) => "start" in worker);
  const port = pulls && hasLocal && !wantedPort ? await findFreePort() : wantedPort;
  const closes: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => void (await Promise.all(closes.splice(0).map((close) => close())));
  const mounts: [string, WorkerMount][] = [];
  try {
    for (const [name, worker] of Object.entries(workers)) {
      if (!("start" in worker)) {
        mounts.push([name, worker]);
        continue;
      }
      const running = await worker.start(toPlace(name, pulls, port));
      closes.push(() => running.close());
      mounts.push([name, pulls ? { queue: name } : { url: running.url }]);
    }
  } catch (error) {
    await stop();
    throw error;
  }
  const nothing = async (): Promise<void> => {};
  // Assigning to a member named `__proto__` would set the prototype and lose the worker.
  return {
    mounts: Object.fromEntries(mounts),
    port,
    stopPulling: pulls ? stop : nothing,
    stopServing: pulls ? nothing : stop,
  };
}

function toPlace(name: string, pulls: boolean, port: number | undefined): WorkerPlace {
  return {
    transport: pulls ? "grpc" : "http",
    port: 0,
    tasksUrl: `127.0.0.1:${port ?? 0}`,
    queue: name,
    announce: false,
    handleSignals: false,
  };
}
