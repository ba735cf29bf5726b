import { column, type Samples } from "./rounds.ts";
import { isNoise, ratios, type Spread, spreadOf } from "./statistics.ts";
import type { Bar } from "./verdict.ts";

/** One number that is read from every sample. */
export interface Quantity<T> {
  readonly name: string;
  readonly unit: string;
  readonly read: (sample: T) => number;
}

/** One line of the table: how a variant compares with a yardstick in one quantity. */
export interface Row {
  readonly subject: string;
  readonly yardstick: string;
  readonly quantity: string;
  /** Subject divided by yardstick, for each round. */
  readonly ratio: Spread;
  /** A second process of the yardstick divided by the first: the ratio of two equal processes in this run. */
  readonly same: Spread;
  /** Whether the ratio lies within the middle half of `same`, and so shows no difference. */
  readonly noise: boolean;
  readonly bar?: Bar;
  /** Size of the subject divided by that of the yardstick, in a row that compares two sizes of one kind of work. */
  readonly growth?: number;
  readonly unit: string;
  readonly measured: Spread;
  readonly measuredYardstick: Spread;
  /** Number of rounds that succeeded. */
  readonly rounds: number;
}

/** Subject, yardstick and quantity of one row. */
export interface Comparison<T> {
  readonly subject: string;
  readonly yardstick: string;
  readonly quantity: Quantity<T>;
  readonly bar?: Bar | undefined;
  readonly growth?: number | undefined;
}

/** Names of the two processes whose ratio is the A/A ratio. */
export interface Twins {
  readonly first: string;
  readonly second: string;
}

export function toRow<T>(samples: Samples<T>, twins: Twins, comparison: Comparison<T>): Row {
  const { subject, yardstick, quantity, bar, growth } = comparison;
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
    ...(bar === undefined ? {} : { bar }),
    ...(growth === undefined ? {} : { growth }),
    unit: quantity.unit,
    measured: spreadOf(values),
    measuredYardstick: spreadOf(yardsticks),
    rounds: each.filter(Number.isFinite).length,
  };
}
