import fc from "fast-check";

/** Set by the vitest project `fuzz`, which runs all inputs instead of a sample. */
const IS_FULL = process.env["STEPFLOW_FUZZ"] === "full";
/** A run is repeated by the seed that a failure names. */
const SEED = Number(process.env["STEPFLOW_FUZZ_SEED"] ?? Date.now() % 2 ** 31);
/** Number of inputs between two turns in which memory is measured and progress is checked. */
const BATCH = 500;

export interface FuzzSize {
  /** Number of inputs in `npm run test:fuzz`. */
  readonly full: number;
  /** Number of inputs in `npm test`. */
  readonly sample: number;
}

/** Inputs of a fuzz run, in batches. */
export function* batchesOf<T>(arbitrary: fc.Arbitrary<T>, { full, sample }: FuzzSize): Generator<readonly T[]> {
  const count = IS_FULL ? full : sample;
  for (let start = 0; start < count; start += BATCH) {
    yield fc.sample(arbitrary, { seed: SEED + start, numRuns: Math.min(BATCH, count - start) });
  }
}

/** Description of a faulty answer, with what is needed to repeat it. */
export function faultOf(input: unknown, problem: string): string {
  return `${problem}, for ${JSON.stringify(input)?.slice(0, 2_000)} (STEPFLOW_FUZZ_SEED=${SEED})`;
}

/** Fails if a promise does not settle. */
export async function ends<T>(input: unknown, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(faultOf(input, "no end within 20 s"))), 20_000);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Changes a JSON value in a few places: parts are replaced, left out, repeated or moved. */
export function mutated(base: fc.Arbitrary<unknown>, parts: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const changes = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 3 }), parts), { minLength: 1, maxLength: 3 });
  return fc.tuple(base, changes).map(([value, list]) => {
    const root = { value: structuredClone(value) };
    for (const [choice, kind, part] of list) change(root, choice, kind, structuredClone(part));
    return root.value;
  });
}

type Holder = Record<string | number, unknown>;

function change(root: object, choice: number, kind: number, part: unknown): void {
  const places = placesIn(root as Holder);
  const place = places[choice % places.length];
  if (place === undefined) return;
  const { holder, key } = place;
  if (kind === 0) delete holder[key];
  else if (kind === 1) holder[key] = [holder[key], part];
  else if (kind === 2) holder[key] = places[(choice * 7) % places.length]?.holder[key] === holder ? null : part;
  else holder[key] = part;
}

function placesIn(holder: Holder): { readonly holder: Holder; readonly key: string }[] {
  return Object.keys(holder).flatMap((key) => {
    const child = holder[key];
    const below = typeof child === "object" && child !== null ? placesIn(child as Holder) : [];
    return [{ holder, key }, ...below];
  });
}
