import type { Spread } from "./statistics.ts";

/** Bar for a ratio: missing `must` breaks a promise of the project, `aim` is its goal. */
export interface Bar {
  readonly better: "higher" | "lower";
  readonly must: number;
  readonly aim?: number;
}

export type Verdict = "aim" | "must" | "miss";

/**
 * Compares a ratio with its bar. `undefined` if the noise of the run could turn the verdict: two equal processes differ by as much as the
 * ratio and the bar do.
 *
 * @param same the ratio of two equal processes
 */
export function verdictOf({ median }: Spread, same: Spread, { better, must, aim }: Bar): Verdict | undefined {
  const noise = Math.max(same.q3, 1 / same.q1, 1);
  const surelyReaches = (bar: number): boolean => (better === "higher" ? median / noise >= bar : median * noise <= bar);
  const surelyMisses = better === "higher" ? median * noise < must : median / noise > must;
  if (aim !== undefined && surelyReaches(aim)) return "aim";
  if (surelyReaches(must)) return "must";
  return surelyMisses ? "miss" : undefined;
}
