/** A measured quantity over all rounds. */
export interface Spread {
  readonly median: number;
  /** Lower and upper quartile: half of the rounds lie between them. */
  readonly q1: number;
  readonly q3: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  return { median: quantile(sorted, 0.5), q1: quantile(sorted, 0.25), q3: quantile(sorted, 0.75) };
}

/** Interpolates linearly between neighbors. NaN if there are no values. */
function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? Number.NaN;
  const above = sorted[Math.ceil(at)] ?? Number.NaN;
  return below + (above - below) * (at - Math.floor(at));
}

/** Divides the values of each round, so that a disturbance in a round affects both sides. */
export function ratios(values: readonly number[], yardstick: readonly number[]): number[] {
  return values.map((value, round) => value / (yardstick[round] ?? Number.NaN));
}

/** Exponent of the growth of a cost, if the cost of each unit grows by `ratio` while the number of units grows by `factor`; 1 is linear. */
export function exponentOf(ratio: number, factor: number): number {
  return 1 + Math.log(ratio) / Math.log(factor);
}

/** Whether a ratio does not differ from that of two equal processes. */
export function isNoise(ratio: Spread, same: Spread): boolean {
  return ratio.median >= same.q1 && ratio.median <= same.q3;
}
