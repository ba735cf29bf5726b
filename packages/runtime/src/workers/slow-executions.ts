import { clearInterval, setInterval } from "node:timers";
import type { RuntimeLogger } from "../runtime-logger.ts";

/** An execution that is waited for. */
interface Waiting {
  /** Path of the component as flows name it. */
  readonly path: string;
  readonly stepId: string;
  readonly attempt: number;
}

/** Ticks until an execution counts as slow. */
const TICKS = 6;

/**
 * Logs a warning for components that take long, once for each component, because it explains why a run waits. It uses real time, also under
 * fake timers. One timer serves all executions, each of which costs only an entry of a map.
 */
export class SlowExecutions {
  readonly #afterMs: number;
  readonly #logger: RuntimeLogger;
  /** Executions, with the tick at which they began. */
  readonly #waiting = new Map<Waiting, number>();
  readonly #warned = new Set<string>();
  #tick = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(afterMs: number, logger: RuntimeLogger) {
    this.#afterMs = afterMs;
    this.#logger = logger;
  }

  /** Watches an execution until it ends. */
  async during<T>(execution: Waiting, ended: Promise<T>): Promise<T> {
    this.#waiting.set(execution, this.#tick);
    this.#timer ??= setInterval(() => this.#onTick(), this.#afterMs / TICKS).unref();
    try {
      return await ended;
    } finally {
      this.#waiting.delete(execution);
    }
  }

  close(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #onTick(): void {
    this.#tick += 1;
    if (this.#waiting.size === 0) this.close();
    for (const [execution, since] of this.#waiting) {
      // The map is in the order of the beginnings.
      if (this.#tick - since < TICKS) return;
      this.#warn(execution);
    }
  }

  #warn({ path, stepId, attempt }: Waiting): void {
    if (this.#warned.has(path)) return;
    this.#warned.add(path);
    const seconds = this.#afterMs / 1_000;
    const message = `Component ${path} has not answered for ${seconds} s. Step ${JSON.stringify(stepId)} waits for it.`;
    this.#logger.warn(message, { component: path, step: stepId, attempt });
  }
}
