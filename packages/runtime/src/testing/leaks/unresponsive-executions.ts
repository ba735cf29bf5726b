import { setTimeout as sleep } from "node:timers/promises";
import { isJsonObject } from "@stepflow/protocol";
import type { InProcessWorker } from "../../workers/worker-source.ts";
import { passTurns } from "../time/event-loop-turns.ts";
import type { LiveExecution } from "../watch/live-execution.ts";
import type { WorkerWatch } from "../watch/worker-watch.ts";
import { nameOf } from "./leaks.ts";

type Workers = ReadonlyMap<string, InProcessWorker>;

/** Time for components to end after their runtime has closed. */
const GRACE_MS = 500;
const PAUSE_MS = 10;

/** Use of one worker by the test runtimes of this process. */
interface WorkerUse {
  /** Runtimes that use the worker now, with the name that each of them mounts it under. */
  readonly watches: Map<WorkerWatch, string>;
  /** Upper bound of the executions that closed runtimes left behind. Runtimes that close later do not report them. */
  leftBehind: number;
}

/**
 * Several test runtimes may share a worker, also at the same time, but a worker only reports how many executions it has in total.
 * The count of one runtime is therefore best effort: the total less the executions of the other open runtimes and less those that
 * closed ones left behind.
 */
const USES = new WeakMap<InProcessWorker, WorkerUse>();

/** Registers a runtime as a user of these workers. */
export async function startWatching(workers: Workers, watch: WorkerWatch): Promise<void> {
  for (const [name, worker] of workers) {
    const use = useOf(worker);
    use.watches.set(watch, name);
    // Executions that were left behind may have ended in the meantime.
    if (use.leftBehind > 0) use.leftBehind = Math.min(use.leftBehind, await countActive(worker));
  }
}

/**
 * Unregisters a runtime that has closed, and finds components that still execute although their signal was aborted. The workers
 * report this by their health endpoint.
 *
 * @param isPatient whether components get time to end
 * @returns one line per worker with such components
 */
export async function stopWatching(workers: Workers, watch: WorkerWatch, isPatient: boolean): Promise<string[]> {
  for (const worker of workers.values()) useOf(worker).watches.delete(watch);
  const found: string[] = [];
  for (const [name, worker] of workers) {
    const cut = executionsOf(watch, name).filter(({ status }) => status === "cut");
    if (cut.length === 0) continue;
    const use = useOf(worker);
    const before = use.leftBehind;
    use.leftBehind = await waitUntilAtMost(before, worker, isPatient ? GRACE_MS : 0);
    if (use.leftBehind > before) found.push(describe(name, use.leftBehind - before, cut));
  }
  return found;
}

function useOf(worker: InProcessWorker): WorkerUse {
  const use = USES.get(worker) ?? { watches: new Map(), leftBehind: 0 };
  USES.set(worker, use);
  return use;
}

function describe(worker: string, count: number, cut: readonly LiveExecution[]): string {
  const held = cut.filter(({ isHeld }) => isHeld);
  const names = (held.length === count ? held : cut).map(nameOf).join(", ");
  const what = count === 1 ? "execution that continues" : "executions that continue";
  return `worker "${worker}" has ${count} ${what} after ctx.signal was aborted: ${names}`;
}

function executionsOf({ executions }: WorkerWatch, worker: string): readonly LiveExecution[] {
  return executions.filter(({ component }) => component.startsWith(`/${worker}/`));
}

/** Waits until at most this many executions are active, or the grace period is over. Returns the number of active executions. */
async function waitUntilAtMost(count: number, worker: InProcessWorker, graceMs: number): Promise<number> {
  await passTurns(2);
  let active = await countActive(worker);
  for (let waitedMs = 0; active > count && waitedMs < graceMs; waitedMs += PAUSE_MS) {
    await sleep(PAUSE_MS);
    active = await countActive(worker);
  }
  return active;
}

/** Active executions except those of open runtimes. 0 for a worker that does not report a number. */
async function countActive(worker: InProcessWorker): Promise<number> {
  try {
    const response = await worker.fetch(new Request("http://worker.internal/health"), {});
    const body: unknown = response.ok ? await response.json() : undefined;
    const active = isJsonObject(body) ? body["active"] : undefined;
    if (typeof active !== "number") return 0;
    const others = [...useOf(worker).watches].flatMap(([watch, name]) => executionsOf(watch, name));
    return Math.max(0, active - others.filter(({ isRunning, isHeld }) => isRunning || isHeld).length);
  } catch {
    return 0;
  }
}
