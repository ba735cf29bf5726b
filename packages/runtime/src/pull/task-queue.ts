import type { TaskAssignment } from "@stepflow/protocol/grpc";

/** A FIFO queue of tasks for the workers that pull from it. */
export class TaskQueue {
  readonly #tasks: TaskAssignment[] = [];
  readonly #waiting = new Set<() => void>();
  #isClosed = false;

  push(task: TaskAssignment): void {
    this.#tasks.push(task);
    this.#wakeAll();
  }

  /** Ends all waiting and future `take` calls with undefined. */
  close(): void {
    this.#isClosed = true;
    this.#wakeAll();
  }

  /** Waits for the next task. Undefined if the signal is aborted or the queue is closed first. */
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
