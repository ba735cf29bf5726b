import { TaskLostError } from "./task-lost-error.ts";
import type { TaskRun } from "./task-run.ts";

/** What the list of running tasks needs of each attempt. */
export type Attempt = Pick<TaskRun, "taskId" | "attempt" | "isWaiting" | "lose" | "handBack">;

/**
 * All attempts in hand. A runtime keeps the id of a task over all its attempts, and takes the first result whichever
 * attempt it is of: only the newest one may give any.
 */
export class RunningTasks {
  readonly #tasks = new Map<string, Set<Attempt>>();
  readonly #waiting: (() => void)[] = [];
  #size = 0;

  /** Attempts in hand. */
  get size(): number {
    return this.#size;
  }

  /** False when this attempt, or a newer one of the same task, is in hand already. */
  isNew(taskId: string, attempt: number): boolean {
    return [...(this.#tasks.get(taskId) ?? [])].every((known) => known.attempt < attempt);
  }

  /** Takes an attempt into hand; older ones of its task are lost. */
  add(added: Attempt): void {
    const attempts = this.#tasks.get(added.taskId) ?? new Set();
    for (const older of attempts) older.lose(new TaskLostError("superseded"));
    attempts.add(added);
    this.#tasks.set(added.taskId, attempts);
    this.#size++;
  }

  delete(ended: Attempt): void {
    const attempts = this.#tasks.get(ended.taskId);
    if (!attempts?.delete(ended)) return;
    if (attempts.size === 0) this.#tasks.delete(ended.taskId);
    if (--this.#size === 0) for (const resolve of this.#waiting.splice(0)) resolve();
  }

  /** Those in hand, in a list of its own: what is done with them may end them. */
  get all(): readonly Attempt[] {
    return [...this.#tasks.values()].flatMap((attempts) => [...attempts]);
  }

  /** Resolves when nothing is in hand. */
  async idle(): Promise<void> {
    while (this.#size > 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }
}
