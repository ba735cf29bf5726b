import { MAX_TIMER_MS } from "@stepflow/protocol/internal";
import type { ServePullOptions } from "./pull-options.ts";

export interface PullTimeouts {
  readonly queueTimeoutMs: number;
  readonly heartbeatTimeoutMs: number;
  readonly readyTimeoutMs: number;
  readonly executionTimeoutMs: number | undefined;
}

const DEFAULTS = { queueTimeoutMs: 30_000, heartbeatTimeoutMs: 5_000, readyTimeoutMs: 30_000 } as const;

/**
 * Applies the defaults. Longer times than the longest timer, 24.8 days, become that one, because timers treat them as 1 ms.
 *
 * @throws RangeError for an option that is not a number above 0
 */
export function resolveTimeouts(options: ServePullOptions): PullTimeouts {
  const read = (name: Exclude<keyof PullTimeouts, "executionTimeoutMs">): number =>
    checkAbove0(name, options[name] ?? DEFAULTS[name]);
  const { executionTimeoutMs } = options;
  return {
    queueTimeoutMs: read("queueTimeoutMs"),
    heartbeatTimeoutMs: read("heartbeatTimeoutMs"),
    readyTimeoutMs: read("readyTimeoutMs"),
    executionTimeoutMs:
      executionTimeoutMs === undefined ? undefined : checkAbove0("executionTimeoutMs", executionTimeoutMs),
  };
}

function checkAbove0(name: string, value: unknown): number {
  if (typeof value === "number" && value > 0) return Math.min(value, MAX_TIMER_MS);
  throw new RangeError(
    `servePull: ${name} must be a number of milliseconds above 0, got ${typeof value === "number" ? value : JSON.stringify(value)}.`,
  );
}
