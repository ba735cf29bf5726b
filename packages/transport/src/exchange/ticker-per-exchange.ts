import type { Tickable, Ticker } from "./shared-ticker.ts";
import { unref } from "./unref.ts";

/**
 * A timer for each open exchange. Cloudflare Workers end a timer together with the request that started it, so a shared timer would stop
 * for all other exchanges. A request that waits for another one counts as alive only if it has a timer of its own.
 */
export class TickerPerExchange implements Ticker {
  readonly #timers = new Map<Tickable, ReturnType<typeof setInterval>>();
  readonly #intervalMs: number;

  constructor(intervalMs: number) {
    this.#intervalMs = intervalMs;
  }

  add(member: Tickable): number | undefined {
    if (this.#timers.has(member)) return undefined;
    const timer = setInterval(() => member.tick(performance.now()), this.#intervalMs);
    unref(timer);
    this.#timers.set(member, timer);
    return performance.now();
  }

  delete(member: Tickable): void {
    clearInterval(this.#timers.get(member));
    this.#timers.delete(member);
  }
}
