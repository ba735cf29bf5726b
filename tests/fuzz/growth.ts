/** Something that reads an input. The input has `count` parts. */
export interface Reader<Input> {
  make(count: number): Input;
  read(input: Input): unknown;
}

/** A reader of any input. */
export type AnyReader = Reader<unknown>;

/** Factors of the compared sizes. Smaller sizes may hide growth behind the fixed cost of a read. */
const MIDDLE = 4;
const LARGE = 16;
/** Minimum time for the smallest input, so that the ratio is significant. */
const MIN_MS = 4;
const MAX_COUNT = 65_536;
/** Reads of the smaller size for each of the larger one. */
const SAMPLES = 3;

/**
 * Returns how many times as long an input of four times the size takes. Both sizes are measured in the same run, and a large ratio is
 * measured again, so a busy machine does not decide. Of the smaller size, the median counts: garbage collection is left out of some of its
 * reads, but of none of the larger ones. Linear readers have a ratio of about 4, quadratic ones of up to 16.
 */
export async function growthOf<Input>(reader: Reader<Input>, limit: number, attempts = 6): Promise<number> {
  let count = 64;
  while (count < MAX_COUNT && (await bestTimeOf(reader, count)) < MIN_MS) count *= 2;
  const middle: number[] = [];
  let [large, ratio] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let attempt = 0; attempt < attempts && ratio > limit; attempt++) {
    for (let sample = 0; sample < SAMPLES; sample++) middle.push(await timeOf(reader, count * MIDDLE));
    large = Math.min(large, await timeOf(reader, count * LARGE));
    // A reader that takes hardly any time for a million parts is not quadratic.
    ratio = large < LARGE * MIN_MS ? 1 : large / medianOf(middle);
  }
  return ratio;
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Time of the processor, which does not count other processes of the machine. */
async function timeOf<Input>({ make, read }: Reader<Input>, count: number): Promise<number> {
  const input = make(count);
  const start = process.cpuUsage();
  try {
    await read(input);
  } catch {
    // A refusal takes time, too.
  }
  const { user } = process.cpuUsage(start);
  return user / 1_000;
}

/** The smaller of two times: the first one may include the compilation of the code. */
async function bestTimeOf<Input>(reader: Reader<Input>, count: number): Promise<number> {
  const first = await timeOf(reader, count);
  return first < MIN_MS ? first : Math.min(first, await timeOf(reader, count));
}
