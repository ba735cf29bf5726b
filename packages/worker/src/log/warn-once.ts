import type { LogFields, Logger } from "./logger.ts";

/**
 * Logs each warning once, by its key: a flow with many items would otherwise repeat it for every item. At most `max` keys
 * are remembered, so that keys made of input, such as paths with parameters, do not fill the memory; warnings beyond that
 * are dropped.
 */
export class WarnOnce {
  readonly #logger: Logger;
  readonly #max: number;
  readonly #keys = new Set<string>();

  constructor(logger: Logger, max: number) {
    this.#logger = logger;
    this.#max = max;
  }

  /** Whether a warning with the key would be logged. */
  isOpen(key: string): boolean {
    return !this.#keys.has(key) && this.#keys.size < this.#max;
  }

  warn(key: string, message: string, fields?: LogFields): void {
    if (!this.isOpen(key)) return;
    this.#keys.add(key);
    this.#logger.warn(message, fields);
  }
}
