import { setTimeout as sleep } from "node:timers/promises";
import { isJsonObject } from "@stepflow/protocol";
import type { InProcessWorker } from "../workers/worker-source.ts";
import { passTurns } from "./faults/turns.ts";
import type { LiveExecution } from "./watch/live-execution.ts";
import type { WorkerWatch } from "./watch/worker-watch.ts";

/** Something was still going on when a test had ended. */
export class LeakError extends Error {
  override readonly name = "LeakError";
  /** What was still going on, one line each. */
  readonly leaks: readonly string[];

  constructor(leaks: readonly string[], hint: string | undefined) {
    const lines = leaks.map((leak) => `\n  - ${leak}`).join("");
    super(`The test has ended, but this has not:${lines}${hint === undefined ? "" : `\n${hint}`}`);
    this.leaks = leaks;
  }
}

/** Turns that an answer needs at most to be read to its end. */
const MOST_TURNS = 20;
/** How long components get to end after their runtime has gone. */
const GRACE_MS = 500;
const PAUSE_MS = 10;

/** Executions that have not ended when the test has. */
export async function findRunning(watch: WorkerWatch): Promise<string[]> {
  for (let turn = 0; turn < MOST_TURNS && watch.running.length > 0; turn += 1) await passTurns(1);
  return watch.running.map((execution) => `${nameOf(execution)} is executing${whatItAwaits(execution)}`);
}

function whatItAwaits({ callbacks }: LiveExecution): string {
  const pending = callbacks.filter(({ status }) => status === "pending").map(({ method }) => method);
  return pending.length === 0 ? "" : `, and waits for ${pending.join(", ")}`;
}

function nameOf({ component, attempt, stepId }: LiveExecution): string {
  return `${component} (attempt ${attempt}${stepId === undefined ? "" : `, step ${stepId}`})`;
}

/** Who watches a worker now, and under which name: tests that run at the same time may share one. */
const WATCHED = new WeakMap<InProcessWorker, Map<WorkerWatch, string>>();

/** Notes that executions of a worker may be those of this runtime. */
export function startWatching(workers: ReadonlyMap<string, InProcessWorker>, watch: WorkerWatch): void {
  for (const [name, worker] of workers) {
    const watches = WATCHED.get(worker) ?? new Map<WorkerWatch, string>();
    WATCHED.set(worker, watches.set(watch, name));
  }
}

/** This runtime has ended. */
export function stopWatching(workers: ReadonlyMap<string, InProcessWorker>, watch: WorkerWatch): void {
  for (const worker of workers.values()) WATCHED.get(worker)?.delete(watch);
}

/** Components that go on although nobody waits for them any more, by what their workers say of themselves. */
export async function findStubborn(
  workers: ReadonlyMap<string, InProcessWorker>,
  watch: WorkerWatch,
): Promise<string[]> {
  const found: string[] = [];
  for (const [name, worker] of workers) {
    const cut = executionsOf(watch, name).filter(({ status }) => status === "cut");
    const active = cut.length === 0 ? 0 : await untilIdle(worker);
    if (active === 0) continue;
    const what = active === 1 ? "execution that goes on" : "executions that go on";
    found.push(`worker "${name}" has ${active} ${what} after ctx.signal was aborted: ${cut.map(nameOf).join(", ")}`);
  }
  return found;
}

function executionsOf({ executions }: WorkerWatch, worker: string): readonly LiveExecution[] {
  return executions.filter(({ component }) => component.startsWith(`/${worker}/`));
}

/** Number of executions that do not end. */
async function untilIdle(worker: InProcessWorker): Promise<number> {
  await passTurns(2);
  let active = await activeOf(worker);
  for (let waitedMs = 0; active > 0 && waitedMs < GRACE_MS; waitedMs += PAUSE_MS) {
    await sleep(PAUSE_MS);
    active = await activeOf(worker);
  }
  return active;
}

/** Without those that other runtimes wait for; 0 for workers that do not tell. */
async function activeOf(worker: InProcessWorker): Promise<number> {
  try {
    const response = await worker.fetch(new Request("http://worker.internal/health"), {});
    const body: unknown = response.ok ? await response.json() : undefined;
    const active = isJsonObject(body) ? body["active"] : undefined;
    if (typeof active !== "number") return 0;
    const others = [...(WATCHED.get(worker) ?? [])].flatMap(([watch, name]) => executionsOf(watch, name));
    return Math.max(0, active - others.filter(({ isRunning }) => isRunning).length);
  } catch {
    return 0;
  }
}
