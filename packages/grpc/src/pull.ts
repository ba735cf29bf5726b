import type { Worker } from "@stepflow/worker";
import { internalsOf } from "@stepflow/worker/carrier";
import type { PullingWorker, PullOptions } from "@stepflow/worker/node";
import { resolvePullSettings } from "./puller/pull-settings.ts";
import { TaskPuller } from "./puller/task-puller.ts";
import { versionsWith } from "./versions.ts";

const NO_COMPONENTS = `This worker has no components. Until a worker offers some, runtime ${versionsWith("holdsUpRuns")} holds up each run for 30 s.`;

/**
 * Lets a worker pull its tasks from a queue of a runtime, 0.12 or later. Resolves when it has begun; it keeps trying while
 * there is no runtime, and comes back by itself whenever one went away.
 *
 * ```ts
 * await pull(worker, { tasksUrl: "127.0.0.1:7840", queue: "text-tools" });
 * ```
 *
 * @throws TypeError for options that cannot be meant, SchemaError for a schema that is not usable.
 */
export async function pull(worker: Worker, options: PullOptions = {}): Promise<PullingWorker> {
  const { name, registry, behavior } = internalsOf(worker);
  const settings = resolvePullSettings({ name, behavior }, options, process.env);
  for (const warning of await registry.prepare()) settings.logger.warn(warning);
  if (registry.list().length === 0) settings.logger.warn(NO_COMPONENTS);
  const puller = new TaskPuller(registry, settings);
  await puller.open();
  return puller;
}
