import { setTimeout as sleep } from "node:timers/promises";
import { isJsonObject } from "@stepflow/protocol";
import type { InProcessWorker } from "../../workers/worker-source.ts";
import { passTurns } from "../time/event-loop-turns.ts";
import type { LiveExecution } from "../watch/live-execution.ts";
import type { WorkerWatch } from "../watch/worker-watch.ts";
import { nameOf } from "./leaks.ts";

type Workers = ReadonlyMap<string, InProcessWorker>;

/** How long components get to end after their runtime has gone. */
const GRACE_MS = 500;
const PAUSE_MS = 10;

/** Who watches a worker now, and under which name: tests that run at the same time may share one. */
const WATCHED = new WeakMap<InProcessWorker, Map<WorkerWatch, string>>();
/** How many executions go on, at most, that runtimes have left behind: those that come later are not to blame for them. */
const LEFT = new WeakMap<InProcessWorker, number>();

/** Notes that executions of a worker may be those of this runtime from now on. */
export async function startWatching(workers: Workers, watch: WorkerWatch): Promise<void> {
  for (const [name, worker] of workers) {
    const watches = WATCHED.get(worker) ?? new Map<WorkerWatch, string>();
    WATCHED.set(worker, watches.set(watch, name));
    const left = LEFT.get(worker) ?? 0;
    // Some may have ended meanwhile.
    if (left > 0) LEFT.set(worker, Math.min(left, await activeOf(worker)));
  }
}

/**
 * Notes that this runtime has ended, and finds components that go on although nobody waits for them any more, by what their workers
 * say of themselves.
 *
 * @param isPatient whether they get time to end.
 */
export async function stopWatching(workers: Workers, watch: WorkerWatch, isPatient: boolean): Promise<string[]> {
  for (const worker of workers.values()) WATCHED.get(worker)?.delete(watch);
  const found: string[] = [];
  for (const [name, worker] of workers) {
    const cut = executionsOf(watch, name).filter(({ status }) => status === "cut");
    if (cut.length === 0) continue;
    const before = LEFT.get(worker) ?? 0;
    const active = await untilAtMost(before, worker, isPatient ? GRACE_MS : 0);
    LEFT.set(worker, active);
    if (active > before) found.push(describe(name, active - before, cut));
  }
  return found;
}

function describe(worker: string, count: number, cut: readonly LiveExecution[]): string {
  const held = cut.filter(({ isHeld }) => isHeld);
  const names = (held.length === count ? held : cut).map(nameOf).join(", ");
  const what = count === 1 ? "execution that goes on" : "executions that go on";
  return `worker "${worker}" has ${count} ${what} after ctx.signal was aborted: ${names}`;
}

function executionsOf({ executions }: WorkerWatch, worker: string): readonly LiveExecution[] {
  return executions.filter(({ component }) => component.startsWith(`/${worker}/`));
}

/** Number of executions that go on, once it is so small, or has had time to become so. */
async function untilAtMost(count: number, worker: InProcessWorker, graceMs: number): Promise<number> {
  await passTurns(2);
  let active = await activeOf(worker);
  for (let waitedMs = 0; active > count && waitedMs < graceMs; waitedMs += PAUSE_MS) {
    await sleep(PAUSE_MS);
    active = await activeOf(worker);
  }
  return active;
}

/** Without those of runtimes that have not ended; 0 for workers that do not tell. */
async function activeOf(worker: InProcessWorker): Promise<number> {
  try {
    const response = await worker.fetch(new Request("http://worker.internal/health"), {});
    const body: unknown = response.ok ? await response.json() : undefined;
    const active = isJsonObject(body) ? body["active"] : undefined;
    if (typeof active !== "number") return 0;
    const others = [...(WATCHED.get(worker) ?? [])].flatMap(([watch, name]) => executionsOf(watch, name));
    return Math.max(0, active - others.filter(({ isRunning, isHeld }) => isRunning || isHeld).length);
  } catch {
    return 0;
  }
}
