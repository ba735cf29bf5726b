import { randomInt } from "node:crypto";
import { inspect } from "node:util";

/**
 * A kind of fault for a message between the runtime and a worker:
 *
 * - `drop`: the message is lost. A lost request or answer looks like a broken connection; a lost event is missing from its stream.
 * - `delay`: the message is delayed by some turns of the event loop.
 * - `split`: the bytes arrive in pieces, cut at random places, preferably inside UTF-8 sequences.
 * - `duplicate`: the answer to a callback, or the last event of a stream, arrives twice.
 * - `reorder`: the answer to a callback is overtaken by the next one of the same execution.
 * - `kill`: the connection breaks in the middle of the worker's answer.
 */
export type FaultKind = "drop" | "delay" | "split" | "duplicate" | "reorder" | "kill";

/** Probability of each kind of fault, from 0 (never) to 1 (every message that it can affect). */
export type FaultRates = Readonly<Record<FaultKind, number>>;

/**
 * Faults to inject: the probability of each kind, 0 for kinds that are omitted. If all are omitted, every kind happens now and
 * then.
 *
 * @example
 * ```ts source="./fault-options.examples.ts#faults"
 * await using runtime = await testRuntime(worker, { faults: { kill: 0.2, seed: 7 }, retry: { maxRetries: 50 } });
 * const result = await runtime.execute("/word-count", { text: "one two" });
 * console.log(result, runtime.faults, runtime.replay); // replay: "faults: { seed: 7, kill: 0.2 }"
 * ```
 */
export interface FaultOptions extends Partial<FaultRates> {
  /**
   * Seed from 0 to 2³² − 1. The same seed and probabilities give the same faults.
   *
   * @default random
   */
  readonly seed?: number | undefined;
}

const FAULT_KINDS: readonly FaultKind[] = ["drop", "delay", "split", "duplicate", "reorder", "kill"];

/** High enough that a handful of executions meets each kind, low enough that most of them succeed in the end. */
const ALL_KINDS: FaultRates = { drop: 0.05, delay: 0.2, split: 0.3, duplicate: 0.1, reorder: 0.2, kill: 0.05 };
const NO_KIND: FaultRates = { drop: 0, delay: 0, split: 0, duplicate: 0, reorder: 0, kill: 0 };
const SEEDS = 2 ** 32;

/** @throws TypeError for an unknown kind @throws RangeError for an invalid probability or seed */
export function readFaultOptions(options: FaultOptions): { readonly seed: number; readonly rates: FaultRates } {
  if (typeof options !== "object" || options === null) {
    throw new TypeError(
      `faults: expected the probability of each kind, such as { kill: 0.1 }, got ${inspect(options)}.`,
    );
  }
  const { seed = randomInt(SEEDS), ...named } = options;
  if (!(Number.isInteger(seed) && seed >= 0 && seed < SEEDS)) {
    throw new RangeError(`faults: seed must be an integer from 0 to ${SEEDS - 1}, got ${inspect(seed)}.`);
  }
  const rates = Object.entries(named).filter(([, rate]) => rate !== undefined);
  for (const [kind, rate] of rates) checkRate(kind, rate);
  return { seed, rates: rates.length === 0 ? ALL_KINDS : { ...NO_KIND, ...Object.fromEntries(rates) } };
}

function checkRate(kind: string, rate: unknown): void {
  if (!(FAULT_KINDS as readonly string[]).includes(kind)) {
    throw new TypeError(`faults: there is no kind "${kind}". The kinds are ${FAULT_KINDS.join(", ")}.`);
  }
  if (typeof rate === "number" && rate >= 0 && rate <= 1) return;
  throw new RangeError(`faults: ${kind} must be a probability from 0 to 1, got ${inspect(rate)}.`);
}

/** Source text of the option that repeats the same faults. */
export function writeFaultOptions(seed: number, rates: FaultRates): string {
  if (FAULT_KINDS.every((kind) => rates[kind] === ALL_KINDS[kind])) return `faults: { seed: ${seed} }`;
  const named = FAULT_KINDS.filter((kind) => rates[kind] > 0).map((kind) => `, ${kind}: ${rates[kind]}`);
  return `faults: { seed: ${seed}${named.length === 0 ? ", drop: 0" : named.join("")} }`;
}
