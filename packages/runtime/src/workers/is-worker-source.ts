import type { CarriedWorker, CommandWorker, InProcessWorker, UrlWorker, WorkerSource } from "./worker-source.ts";

/** Whether a worker is called in this process. */
export function isInProcess(source: WorkerSource): source is InProcessWorker {
  return "fetch" in source && typeof source.fetch === "function";
}

/** Whether a worker brings its own connection. */
export function isCarried(source: WorkerSource): source is CarriedWorker {
  return "connect" in source && typeof source.connect === "function";
}

/** Whether a worker is reached by URL. */
export function isUrl(source: WorkerSource): source is UrlWorker {
  return "url" in source && (typeof source.url === "string" || source.url instanceof URL);
}

/** Whether a worker is started by the runtime. */
export function isCommand(source: WorkerSource): source is CommandWorker {
  return "command" in source && typeof source.command === "string";
}

/** Whether a value is a worker source, and not a record of several. */
export function isWorkerSource(value: unknown): value is WorkerSource {
  if (typeof value !== "object" || value === null) return false;
  const source = value as WorkerSource;
  return isInProcess(source) || isCarried(source) || isUrl(source) || isCommand(source);
}
