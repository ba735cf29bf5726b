import type { Logger } from "@stepflow/worker";

/** Below the default queue timeout of runtimes, 30 s, so that the warning comes before tasks fail. */
const SATURATED_MS = 20_000;
const MESSAGE =
  "All slots were busy for 20 s while tasks wait. A runtime gives up a task that no worker has claimed within its queue " +
  "timeout (30 s by default). Set queueTimeoutSecs of its plugin to more than tasks may wait, or raise concurrency " +
  "(STEPFLOW_MAX_CONCURRENT).";

/**
 * Warns once when the worker has been full for long. Tasks that wait may then fail without reaching a worker, because
 * their queue timeout runs from the moment in which the runtime has them ready.
 */
export class SaturationWarning {
  readonly #logger: Logger;
  #isWarned = false;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** Waits for a free slot, and warns if that takes too long. */
  async watch(wait: Promise<void>): Promise<void> {
    if (this.#isWarned) return wait;
    const timer = setTimeout(() => this.#warn(), SATURATED_MS);
    try {
      await wait;
    } finally {
      clearTimeout(timer);
    }
  }

  #warn(): void {
    this.#isWarned = true;
    this.#logger.warn(MESSAGE);
  }
}
