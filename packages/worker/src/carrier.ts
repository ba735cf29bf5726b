// For packages that bring work to a worker in another way than by HTTP; not needed to write components.
export { BlobCache } from "./blob-cache.ts";
export type { BinaryBlob, BlobAccess, BlobStore, StoredBlob } from "./blob-store.ts";
export { CachedBlobStore } from "./cached-blob-store.ts";
export type { ComponentRegistry } from "./component-registry.ts";
export { internalsOf, type WorkerInternals } from "./create-worker.ts";
export { endsWithin } from "./ends-within.ts";
export type { ExecutionSettings } from "./execution.ts";
export { type ExecutionRequest, Executor, type ExecutorOptions } from "./executor.ts";
export { HttpBlobStore } from "./http-blob-store.ts";
export { NumberPolicy } from "./number-policy.ts";
export type { RegisteredComponent } from "./registered-component.ts";
export { ResultCache } from "./result-cache.ts";
export { createMemoryIndex } from "./result-index.ts";
export type { BlobReferences, CallLimits, RunService, RuntimeLink } from "./runtime-link.ts";
export { type PlaceInLine, Slot, type SlotLimits, Slots } from "./slots.ts";
export { checkBehavior } from "./worker-options.ts";
