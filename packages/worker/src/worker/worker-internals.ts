import type { ComponentRegistry } from "../component/component-registry.ts";
import type { WorkerBehavior } from "../host/worker-options.ts";
import type { Worker } from "./worker.ts";

/** What carriers need of a worker besides its public face. */
export interface WorkerInternals {
  readonly name: string;
  readonly registry: ComponentRegistry;
  readonly behavior: WorkerBehavior;
}

const INTERNALS = new WeakMap<object, WorkerInternals>();

/** Attaches what carriers need. */
export function setInternals(worker: Worker, internals: WorkerInternals): void {
  INTERNALS.set(worker, internals);
}

/** @throws TypeError for anything that `createWorker` did not make. */
export function internalsOf(worker: Worker): WorkerInternals {
  const internals = INTERNALS.get(worker);
  if (internals !== undefined) return internals;
  throw new TypeError("Expected a worker made by createWorker(). Is @stepflow/worker installed twice?");
}
