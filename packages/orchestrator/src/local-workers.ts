import { findFreePort } from "./free-port.ts";
import { traitsOf } from "./server-traits.ts";
import type { WorkerMount } from "./worker-mount.ts";

/** What a worker of this process is told: the options that `start` of `@stepflow/worker/node` needs for this server. */
export interface WorkerPlace {
  /** Up to 0.11 the server calls the worker, by HTTP; later ones let it pull, by gRPC. */
  readonly transport: "http" | "grpc";
  /** HTTP: a free port. */
  readonly port: 0;
  /** gRPC: where the server will listen. */
  readonly tasksUrl: string;
  /** gRPC: the worker's name. */
  readonly queue: string;
  readonly announce: false;
  readonly handleSignals: false;
}

/** A worker of this process. It is started before the server, and closed with it. */
export interface LocalWorker {
  /** Such as `(place) => start(worker, place)`. */
  readonly start: (place: WorkerPlace) => Promise<{ readonly url: string; close(): Promise<unknown> }>;
}

/** The workers of this process, running. */
export interface LocalWorkers {
  /** All workers, as the configuration names them. */
  readonly mounts: Readonly<Record<string, WorkerMount>>;
  /** The server's port, where it had to be chosen before its start. */
  readonly port: number | undefined;
  /** Before the server: what pulls goes first, so that it does not miss the server. */
  stopPulling(): Promise<void>;
  /** After the server: what is called goes last, so that the server finds it until the end. */
  stopServing(): Promise<void>;
}

type Workers = Readonly<Record<string, WorkerMount | LocalWorker>>;

/** Starts the workers of this process. When one of them cannot be started, the others are closed again. */
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
  const mounts: Record<string, WorkerMount> = {};
  try {
    for (const [name, worker] of Object.entries(workers)) {
      if (!("start" in worker)) {
        mounts[name] = worker;
        continue;
      }
      const running = await worker.start(toPlace(name, pulls, port));
      closes.push(() => running.close());
      mounts[name] = pulls ? { queue: name } : { url: running.url };
    }
  } catch (error) {
    await stop();
    throw error;
  }
  const nothing = async (): Promise<void> => {};
  return { mounts, port, stopPulling: pulls ? stop : nothing, stopServing: pulls ? nothing : stop };
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
