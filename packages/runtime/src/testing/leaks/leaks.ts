import { passTurns } from "../time/event-loop-turns.ts";
import type { LiveExecution } from "../watch/live-execution.ts";
import type { OngoingWork } from "../watch/ongoing-work.ts";
import type { WorkerWatch } from "../watch/worker-watch.ts";

/**
 * The error of `close()` for work that had not ended with the test.
 *
 * @example
 * ```ts source="./leaks.examples.ts#LeakError"
 * try {
 *   await runtime.close();
 * } catch (error) {
 *   if (!(error instanceof LeakError)) throw error;
 *   for (const leak of error.leaks) console.log(leak); // "/text/slow (attempt 1, step s) is executing"
 * }
 * ```
 */
export class LeakError extends Error {
  override readonly name = "LeakError";
  /** One line for each call, run, execution or callback that had not ended. */
  readonly leaks: readonly string[];

  constructor(leaks: readonly string[], hint: string | undefined) {
    const lines = leaks.map((leak) => `\n  - ${leak}`).join("");
    super(`The test has ended, but the following has not:${lines}${hint === undefined ? "" : `\n${hint}`}`);
    this.leaks = leaks;
  }
}

/** An answer that has arrived is read to its end within this many turns. */
const MAX_TURNS = 20;

/** Finds calls, runs and executions that have not ended. */
export async function findLeaks(work: OngoingWork, { executions }: WorkerWatch): Promise<string[]> {
  for (let turn = 0; turn < MAX_TURNS && !work.isIdle; turn += 1) await passTurns(1);
  const running = executions.filter(({ isRunning }) => isRunning);
  const leaks = running.map((execution) => `${nameOf(execution)} is executing${whatItAwaits(execution)}`);
  // Each piece of work is reported once: an execution stands for its run, and a run for its call.
  const runs = work.runs.filter((id) => !running.some(({ runId }) => runId === id));
  leaks.push(...runs.map((id) => `run ${id} has not ended${lastOf(executions, id)}`));
  return work.runs.length === 0 ? [...leaks, ...work.calls.map((call) => `${call} has not started a run`)] : leaks;
}

/** Finds callbacks that their components did not wait for. */
export function findForgotten({ executions }: WorkerWatch): string[] {
  return executions.flatMap((execution) =>
    execution.forgotten.map(
      ({ method }) => `${method} of ${nameOf(execution)}, which succeeded without waiting for it`,
    ),
  );
}

/** Name of an execution for messages. */
export function nameOf({ component, attempt, stepId }: LiveExecution): string {
  return `${component} (attempt ${attempt}${stepId === undefined ? "" : `, step ${stepId}`})`;
}

function whatItAwaits({ callbacks }: LiveExecution): string {
  const pending = callbacks.filter(({ status }) => status === "pending").map(({ method }) => method);
  return pending.length === 0 ? "" : ` and waits for ${pending.join(", ")}`;
}

function lastOf(executions: readonly LiveExecution[], run: string): string {
  const last = executions.findLast(({ runId }) => runId === run);
  return last === undefined ? "" : `; its last execution was ${nameOf(last)}`;
}
