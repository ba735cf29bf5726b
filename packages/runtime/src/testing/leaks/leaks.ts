import { passTurns } from "../time/event-loop-turns.ts";
import type { LiveExecution } from "../watch/live-execution.ts";
import type { OngoingWork } from "../watch/ongoing-work.ts";
import type { WorkerWatch } from "../watch/worker-watch.ts";

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
const MAX_TURNS = 20;

/** What has not ended when the test has. */
export async function findLeaks(work: OngoingWork, { executions }: WorkerWatch): Promise<string[]> {
  for (let turn = 0; turn < MAX_TURNS && !work.isIdle; turn += 1) await passTurns(1);
  const running = executions.filter(({ isRunning }) => isRunning);
  const leaks = running.map((execution) => `${nameOf(execution)} is executing${whatItAwaits(execution)}`);
  // What executes shows that its run has not ended, and so does a run that its call has not.
  const runs = work.runs.filter((id) => !running.some(({ runId }) => runId === id));
  leaks.push(...runs.map((id) => `run ${id} waits${lastOf(executions, id)}`));
  return work.runs.length === 0
    ? [...leaks, ...work.calls.map((call) => `${call}, which has not begun to run`)]
    : leaks;
}

/** Callbacks that their components have not waited for. */
export function findForgotten({ executions }: WorkerWatch): string[] {
  return executions.flatMap((execution) =>
    execution.forgotten.map(
      ({ method }) => `${method} of ${nameOf(execution)}, which succeeded without waiting for it`,
    ),
  );
}

/** For people. */
export function nameOf({ component, attempt, stepId }: LiveExecution): string {
  return `${component} (attempt ${attempt}${stepId === undefined ? "" : `, step ${stepId}`})`;
}

function whatItAwaits({ callbacks }: LiveExecution): string {
  const pending = callbacks.filter(({ status }) => status === "pending").map(({ method }) => method);
  return pending.length === 0 ? "" : `, and waits for ${pending.join(", ")}`;
}

function lastOf(executions: readonly LiveExecution[], run: string): string {
  const last = executions.findLast(({ runId }) => runId === run);
  return last === undefined ? "" : ` after ${nameOf(last)}`;
}
