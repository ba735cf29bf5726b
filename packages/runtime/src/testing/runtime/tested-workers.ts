import type { Fetch } from "@stepflow/transport/client";
import { isCarried, isWorkerSource } from "../../workers/is-worker-source.ts";
import type { InProcessWorker, WorkerSource } from "../../workers/worker-source.ts";
import type { FaultInjector } from "../faults/fault-injector.ts";
import type { WorkerWatch } from "../watch/worker-watch.ts";
import type { TestedWorkers } from "./test-runtime.ts";

/** Workers by the name that they are mounted under. */
export type WorkersByName = Readonly<Record<string, WorkerSource>>;

/** Returns the workers by name. @throws TypeError for a value that is not a worker */
export function byName(workers: TestedWorkers, name: string | undefined): WorkersByName {
  const all: readonly unknown[] = isWorkerSource(workers) ? [workers] : Object.values(Object(workers));
  if (all.some((source) => isWorkerSource(source) && isCarried(source))) {
    throw new TypeError("testRuntime: executions of workers that pull cannot be recorded. Use createRuntime for them.");
  }
  if (isWorkerSource(workers)) return { [name ?? nameOf(workers)]: workers };
  if (typeof workers !== "object" || workers === null) throw notWorkers("");
  if (name !== undefined)
    throw new TypeError("testRuntime: the option name is for a single worker, but the workers are given by name.");
  const wrong = Object.keys(workers).find((key) => !isWorkerSource(workers[key]));
  if (wrong !== undefined) throw notWorkers(`, but "${wrong}" is not a worker`);
  if (Object.keys(workers).length === 0) throw notWorkers("");
  return workers;
}

function notWorkers(detail: string): TypeError {
  return new TypeError(`testRuntime: expected a worker, or workers by name${detail}.`);
}

function nameOf(worker: WorkerSource): string {
  return ("name" in worker ? worker.name : undefined) ?? "worker";
}

/** The workers that run in this process. */
export function inProcess(workers: WorkersByName): ReadonlyMap<string, InProcessWorker> {
  const found = Object.entries(workers).filter((entry): entry is [string, InProcessWorker] => "fetch" in entry[1]);
  return new Map(found);
}

/** Wraps the in-process workers so that their requests to the Blob API are recorded and can be broken. */
export function watched(workers: WorkersByName, watch: WorkerWatch, faults: FaultInjector | undefined): WorkersByName {
  const wrapped = [...inProcess(workers)].map(([name, worker]) => {
    const { fetch } = worker;
    const wrap = (fetch: Fetch): Fetch => faults?.wrapBlobApi(name, fetch) ?? fetch;
    const watching: InProcessWorker = {
      name,
      fetch: (request, env = {}) => fetch.call(worker, request, watch.environmentOf(request, env, wrap)),
    };
    return [name, watching] as const;
  });
  return { ...workers, ...Object.fromEntries(wrapped) };
}
