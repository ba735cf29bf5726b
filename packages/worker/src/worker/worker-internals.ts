import type { ComponentRegistry } from "../component/component-registry.ts";
import type { WorkerBehavior } from "../host/worker-options.ts";
import type { Worker } from "./worker.ts";

/** Parts of a worker that carriers need and that are not public. */
export interface WorkerInternals {
  readonly name: string;
  readonly registry: ComponentRegistry;
  readonly behavior: WorkerBehavior;
}

/**
 * Property of a worker that holds its internals. All copies of this package share the symbol, because package managers can install
 * one version several times, and bundlers can include it several times.
 */
const INTERNALS = Symbol.for("stepflow.worker.internals");

/** Version of {@link WorkerInternals}. Increase it when a copy of this package with the earlier form could not use the new one. */
const VERSION = 1;

interface VersionedInternals {
  readonly version: number;
  readonly internals: WorkerInternals;
}

/** Attaches the internals to a worker. */
export function setInternals(worker: Worker, internals: WorkerInternals): void {
  Object.defineProperty(worker, INTERNALS, { value: { version: VERSION, internals } satisfies VersionedInternals });
}

/**
 * Returns the internals of a worker.
 *
 * @throws TypeError for a value that `createWorker` did not create, and for a worker of an incompatible version of this package.
 */
export function internalsOf(worker: Worker): WorkerInternals {
  const holder = worker as { readonly [INTERNALS]?: VersionedInternals } | null | undefined;
  const versioned = holder?.[INTERNALS];
  if (versioned === undefined) throw new TypeError("Expected a worker made by createWorker().");
  if (versioned.version === VERSION) return versioned.internals;
  throw new TypeError(
    "The worker was made by another version of @stepflow/worker, which does not fit. Install all @stepflow packages in the same version.",
  );
}
