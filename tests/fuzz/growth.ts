/** Something that reads an input. The input has `count` parts. */
export interface Reader<Input> {
  make(count: number): Input;
  read(input: Input): unknown;
}

/** A reader of any input. */
export type AnyReader = Reader<unknown>;

/** Factor between the compared sizes. */
const FACTOR = 4;
/** The smaller size, as a multiple of the smallest one. Smaller sizes may hide growth behind the fixed cost of a read. */
const MIDDLE = 4;
/** Minimum time for the smallest input, so that the ratio is significant. */
const MIN_MS = 4;
const MAX_COUNT = 65_536;
const MAX_ATTEMPTS = 8;

/**
 * Returns how many times as long a part takes in an input of four times the size: about 1 for a linear reader, 4 for a quadratic one. One
 * large input is compared with four smaller ones, which have as many parts and need as much garbage collection. Both are read in turns in
 * the same run, and the shortest times count: a busy machine only adds time, so a ratio above the limit is measured again.
 */
export async function growthOf<Input>(reader: Reader<Input>, limit: number, attempts = MAX_ATTEMPTS): Promise<number> {
  let count = 64;
  while (count < MAX_COUNT && (await bestTimeOf(reader, count)) < MIN_MS) count *= 2;
  const middle = count * MIDDLE;
  let [ofMiddle, ofLarge, ratio] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let attempt = 0; attempt < attempts && ratio > limit; attempt++) {
    let sum = 0;
    for (let part = 0; part < FACTOR; part++) sum += await timeOf(reader, middle);
    ofMiddle = Math.min(ofMiddle, sum);
    ofLarge = Math.min(ofLarge, await timeOf(reader, middle * FACTOR));
    // A reader that takes hardly any time for a million parts is not quadratic.
    ratio = ofLarge < MIDDLE * FACTOR * MIN_MS ? 1 : ofLarge / ofMiddle;
  }
  return ratio;
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
