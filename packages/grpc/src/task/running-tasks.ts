import { TaskLostError } from "./task-lost-error.ts";
import type { TaskRun } from "./task-run.ts";

/** What the list of running tasks needs of each attempt. */
export type Attempt = Pick<TaskRun, "taskId" | "attempt" | "isWaiting" | "lose" | "handBack">;

/**
 * All running attempts. A runtime uses one id for all attempts of a task and accepts the first result of any of them, so
 * only the newest attempt may report one.
 */
export class RunningTasks {
  readonly #tasks = new Map<string, Set<Attempt>>();
  readonly #waiting: (() => void)[] = [];
  #size = 0;

  /** Number of running attempts. */
  get size(): number {
    return this.#size;
  }

  /** Returns false if this attempt or a newer one of the same task is running. */
  isNew(taskId: string, attempt: number): boolean {
    return [...(this.#tasks.get(taskId) ?? [])].every((known) => known.attempt < attempt);
  }

  /** Adds an attempt. Older attempts of its task are lost. */
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

  /** A copy of the list, because attempts may end while it is iterated. */
  get all(): readonly Attempt[] {
    return [...this.#tasks.values()].flatMap((attempts) => [...attempts]);
  }

  /** Resolves when no attempt is running. */
  async idle(): Promise<void> {
    while (this.#size > 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }
}
