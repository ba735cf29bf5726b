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

/** Components that go on although nobody waits for them any more, by what their workers say of themselves. */
export async function findStubborn(
  workers: ReadonlyMap<string, InProcessWorker>,
  watch: WorkerWatch,
): Promise<string[]> {
  const found: string[] = [];
  for (const [name, worker] of workers) {
    const active = await untilIdle(worker);
    if (active === 0) continue;
    const cut = watch.executions.filter(
      ({ status, component }) => status === "cut" && component.startsWith(`/${name}/`),
    );
    const which = cut.length === 0 ? "" : `: ${cut.map(nameOf).join(", ")}`;
    const what = active === 1 ? "execution that goes on" : "executions that go on";
    found.push(`worker "${name}" has ${active} ${what} after ctx.signal was aborted${which}`);
  }
  return found;
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

/** 0 for workers that do not tell. */
async function activeOf(worker: InProcessWorker): Promise<number> {
  try {
    const response = await worker.fetch(new Request("http://worker.internal/health"), {});
    const body: unknown = response.ok ? await response.json() : undefined;
    const active = isJsonObject(body) ? body["active"] : undefined;
    return typeof active === "number" ? active : 0;
  } catch {
    return 0;
  }
}
