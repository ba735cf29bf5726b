import type { ComponentRegistry } from "../component/component-registry.ts";
import type { WorkerBehavior } from "../host/worker-options.ts";
import type { Worker } from "./worker.ts";

/** Parts of a worker that carriers need and that are not public. */
export interface WorkerInternals {
  readonly name: string;
  readonly registry: ComponentRegistry;
  readonly behavior: WorkerBehavior;
}

const INTERNALS = new WeakMap<object, WorkerInternals>();

/** Attaches the internals to a worker. */
export function setInternals(worker: Worker, internals: WorkerInternals): void {
  INTERNALS.set(worker, internals);
}

/** Returns the internals of a worker. @throws TypeError for a value that `createWorker` did not create. */
export function internalsOf(worker: Worker): WorkerInternals {
  const internals = INTERNALS.get(worker);
  if (internals !== undefined) return internals;
  throw new TypeError("Expected a worker made by createWorker(). Is @stepflow/worker installed twice?");
}
