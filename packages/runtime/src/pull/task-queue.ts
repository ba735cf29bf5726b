import type { TaskAssignment } from "@stepflow/protocol/grpc";

/** Tasks that nobody has taken yet, first come first served. */
export class TaskQueue {
  readonly #tasks: TaskAssignment[] = [];
  readonly #waiting = new Set<() => void>();
  #isClosed = false;

  push(task: TaskAssignment): void {
    this.#tasks.push(task);
    this.#wakeAll();
  }

  /** Nobody takes anything from now on. */
  close(): void {
    this.#isClosed = true;
    this.#wakeAll();
  }

  /** The next task; undefined when the signal was aborted first, or the queue closed. */
  async take(signal: AbortSignal): Promise<TaskAssignment | undefined> {
    while (!signal.aborted && !this.#isClosed) {
      const task = this.#tasks.shift();
      if (task !== undefined) return task;
      await this.#untilPushed(signal);
    }
    return undefined;
  }

  #wakeAll(): void {
    for (const wake of [...this.#waiting]) wake();
  }

  #untilPushed(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#waiting.delete(wake);
        signal.removeEventListener("abort", wake);
        resolve();
      };
      this.#waiting.add(wake);
      signal.addEventListener("abort", wake, { once: true });
    });
  }
}
