import type { Logger } from "@stepflow/worker";

/** Before tasks begin to fail by the queue timeout that runtimes have unless another one is configured, 30 s. */
const SATURATED_MS = 20_000;
const MESSAGE =
  "All slots were busy for 20 s while tasks wait. A runtime gives up tasks that nobody has claimed within its queue " +
  "timeout, 30 s unless configured: make queueTimeoutSecs of its plugin longer than tasks may wait, or raise concurrency " +
  "(STEPFLOW_MAX_CONCURRENT).";

/**
 * Says once why tasks may fail that this worker has never seen: their time runs from the moment in which the runtime has
 * them ready, and workers that are full cannot claim them.
 */
export class SaturationWarning {
  readonly #logger: Logger;
  #isWarned = false;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** Waits as long as it takes. */
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
