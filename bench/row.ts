import { column, type Samples } from "./rounds.ts";
import { isNoise, ratios, type Spread, spreadOf } from "./statistics.ts";

/** What a ratio has to reach. `must` fails the project's promise, `aim` is what it strives for. */
export interface Bar {
  readonly better: "higher" | "lower";
  readonly must: number;
  readonly aim?: number;
}

/** One number that is read from every sample. */
export interface Quantity<T> {
  readonly name: string;
  readonly unit: string;
  readonly read: (sample: T) => number;
}

export type Verdict = "aim" | "must" | "miss";

/** One line of the table: how a variant compares with a yardstick in one quantity. */
export interface Row {
  readonly subject: string;
  readonly yardstick: string;
  readonly quantity: string;
  /** Subject by yardstick, round by round. */
  readonly ratio: Spread;
  /** The yardstick by a second process of its own kind: what no difference looks like in this run. */
  readonly same: Spread;
  /** True when the ratio lies within the middle half of `same`: then it says nothing. */
  readonly noise: boolean;
  readonly bar?: Bar;
  readonly verdict?: Verdict;
  readonly unit: string;
  readonly measured: Spread;
  readonly measuredYardstick: Spread;
  /** Rounds that count; fewer than were run when some failed. */
  readonly rounds: number;
}

/** What is compared in one row. */
export interface Comparison<T> {
  readonly subject: string;
  readonly yardstick: string;
  readonly quantity: Quantity<T>;
  readonly bar?: Bar | undefined;
}

/** Names of the two processes whose ratio is the A/A ratio. */
export interface Twins {
  readonly first: string;
  readonly second: string;
}

export function toRow<T>(samples: Samples<T>, twins: Twins, comparison: Comparison<T>): Row {
  const { subject, yardstick, quantity, bar } = comparison;
  const values = column(samples, subject, quantity.read);
  const yardsticks = column(samples, yardstick, quantity.read);
  const each = ratios(values, yardsticks);
  const ratio = spreadOf(each);
  const same = spreadOf(
    ratios(column(samples, twins.second, quantity.read), column(samples, twins.first, quantity.read)),
  );
  return {
    subject,
    yardstick,
    quantity: quantity.name,
    ratio,
    same,
    noise: isNoise(ratio, same),
    ...(bar === undefined ? {} : { bar, verdict: judge(ratio.median, bar) }),
    unit: quantity.unit,
    measured: spreadOf(values),
    measuredYardstick: spreadOf(yardsticks),
    rounds: each.filter(Number.isFinite).length,
  };
}

function judge(median: number, { better, must, aim }: Bar): Verdict {
  const reaches = (bar: number): boolean => (better === "higher" ? median >= bar : median <= bar);
  if (aim !== undefined && reaches(aim)) return "aim";
  return reaches(must) ? "must" : "miss";
}
