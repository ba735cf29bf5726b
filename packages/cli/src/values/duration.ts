import { InvalidArgumentError } from "@commander-js/extra-typings";
import { MAX_TIMER_MS } from "@stepflow/protocol/internal";

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/** Reads a time such as `500ms`, `30s` or `2m` as milliseconds. @throws InvalidArgumentError, which commander reports with the option. */
export function parseDuration(text: string): number {
  const [, number, unit = ""] = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(text) ?? [];
  const ms = Number(number) * (UNITS[unit] ?? Number.NaN);
  if (ms > 0 && ms <= MAX_TIMER_MS) return ms;
  throw new InvalidArgumentError('Use a time such as "500ms", "30s" or "2m".');
}
