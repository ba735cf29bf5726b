import type { Fetch } from "@stepflow/transport/client";
import { isCarried, isWorkerSource } from "../../workers/is-worker-source.ts";
import type { InProcessWorker, WorkerSource } from "../../workers/worker-source.ts";
import type { FaultInjector } from "../faults/fault-injector.ts";
import type { WorkerWatch } from "../watch/worker-watch.ts";
import type { TestedWorkers } from "./test-runtime.ts";

/** Workers by name. */
export type WorkersByName = Readonly<Record<string, WorkerSource>>;

/** The workers by the names that they are mounted under. @throws TypeError for what is no worker. */
export function byName(workers: TestedWorkers, name: string | undefined): WorkersByName {
  const all: readonly unknown[] = isWorkerSource(workers) ? [workers] : Object.values(Object(workers));
  if (all.some((source) => isWorkerSource(source) && isCarried(source))) {
    throw new TypeError("testRuntime: what workers that pull execute cannot be recorded; createRuntime takes them.");
  }
  if (isWorkerSource(workers)) return { [name ?? nameOf(workers)]: workers };
  if (typeof workers !== "object" || workers === null) throw notWorkers("");
  if (name !== undefined) throw new TypeError("testRuntime: workers that are given by name have their names already.");
  const wrong = Object.keys(workers).find((key) => !isWorkerSource(workers[key]));
  if (wrong !== undefined) throw notWorkers(`; "${wrong}" is none`);
  if (Object.keys(workers).length === 0) throw notWorkers("");
  return workers;
}

function notWorkers(detail: string): TypeError {
  return new TypeError(`testRuntime: expected a worker, or workers by name${detail}.`);
}

function nameOf(worker: WorkerSource): string {
  return ("name" in worker ? worker.name : undefined) ?? "worker";
}

/** The workers of this process. */
export function inProcess(workers: WorkersByName): ReadonlyMap<string, InProcessWorker> {
  const found = Object.entries(workers).filter((entry): entry is [string, InProcessWorker] => "fetch" in entry[1]);
  return new Map(found);
}

/** The same workers; those of this process are given a way to the blobs that is watched. */
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
