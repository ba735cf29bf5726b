import type { Worker } from "@stepflow/worker";
import { describeHeapNeed, internalsOf } from "@stepflow/worker/carrier";
import type { PullingWorker, PullOptions } from "@stepflow/worker/node";
import { resolvePullSettings } from "./puller/pull-settings.ts";
import { TaskPuller } from "./puller/task-puller.ts";
import { versionsWith } from "./versions.ts";

/** Least memory for a byte of a task: the message and its text. Lists and objects take more, but no heap is large enough for those. */
const MIN_MEMORY_PER_BYTE = 4;
const NO_COMPONENTS = `This worker has no components. Until a worker offers some, runtime ${versionsWith("holdsUpRuns")} holds up each run for 30 s.`;

/**
 * Lets a worker pull its tasks from a queue of a runtime, version 0.12 or later. The promise resolves when the worker has
 * started, even without a runtime: it keeps trying to connect, and reconnects whenever the runtime was away.
 *
 * @throws TypeError for invalid options
 * @throws SchemaError for a schema of a component that is not usable
 *
 * @example
 * ```ts source="./pull.examples.ts#pull"
 * const worker = createWorker({ name: "text-tools" }).component("/upper", (text: string) => text.toUpperCase());
 *
 * const pulling = await pull(worker, { tasksUrl: "127.0.0.1:7840", queue: "text-tools" });
 * await pulling.connected;
 * console.error(`Pulling tasks of ${pulling.queue} from ${pulling.url}.`);
 * ```
 */
export async function pull(worker: Worker, options: PullOptions = {}): Promise<PullingWorker> {
  const { name, registry, behavior } = internalsOf(worker);
  const settings = resolvePullSettings({ name, behavior }, options, process.env);
  for (const warning of await registry.prepare()) settings.logger.warn(warning);
  if (registry.list().length === 0) settings.logger.warn(NO_COMPONENTS);
  const { bodyLimitBytes } = settings;
  const need = describeHeapNeed({ bodyLimitBytes, memoryPerByte: MIN_MEMORY_PER_BYTE });
  if (need !== undefined) settings.logger.warn(need);
  const puller = new TaskPuller(registry, settings);
  await puller.open();
  return puller;
}
