// For packages that bring work to a worker in another way than by HTTP; not needed to write components.
export { BlobCache } from "./blobs/blob-cache.ts";
export type { BinaryBlob, BlobAccess, BlobStore, StoredBlob } from "./blobs/blob-store.ts";
export { CachedBlobStore } from "./blobs/cached-blob-store.ts";
export { HttpBlobStore } from "./blobs/http-blob-store.ts";
export { ResultCache } from "./cached/result-cache.ts";
export { createMemoryIndex } from "./cached/result-index.ts";
export type { ComponentRegistry } from "./component/component-registry.ts";
export type { RegisteredComponent } from "./component/registered-component.ts";
export { ConcurrencyLimit, type ConcurrencyLimitOptions, Slot, type Ticket } from "./execution/concurrency-limit.ts";
export type { ExecutionSettings } from "./execution/execution.ts";
export { type ExecutionRequest, Executor, type ExecutorOptions } from "./execution/executor.ts";
export { checkBehavior } from "./host/worker-options.ts";
export type { CallLimits } from "./limits/call-limits.ts";
export { settlesWithin } from "./limits/settles-within.ts";
export type { BlobReferences, RunService, RuntimeLink } from "./link/runtime-link.ts";
export { NumberPolicy } from "./numbers/number-policy.ts";
export { internalsOf, type WorkerInternals } from "./worker/worker-internals.ts";
