import { randomInt } from "node:crypto";
import { inspect } from "node:util";

/**
 * What can happen to a message between the runtime and a worker:
 *
 * - `drop`: it is lost. A lost request or answer looks like a broken connection, a lost event is just missing.
 * - `delay`: it is held back for some turns of the event loop.
 * - `split`: its bytes arrive in pieces, cut at random places, inside of UTF-8 sequences where there are any.
 * - `duplicate`: the answer to a callback, or the last event of a stream, comes twice.
 * - `reorder`: the answer to a callback is overtaken by the next one of the same execution.
 * - `kill`: the connection breaks in the middle of the worker's answer.
 */
export type FaultKind = "drop" | "delay" | "split" | "duplicate" | "reorder" | "kill";

/** How often each kind of fault happens: from 0, never (default), to 1, to every message that it can happen to. */
export type FaultRates = Readonly<Record<FaultKind, number>>;

/** Faults to be injected. When no kind is named, all of them happen now and then. */
export interface FaultOptions extends Partial<FaultRates> {
  /** From 0 to 2³² − 1. The same seed and rates give the same faults; random when absent. */
  readonly seed?: number | undefined;
}

const FAULT_KINDS: readonly FaultKind[] = ["drop", "delay", "split", "duplicate", "reorder", "kill"];

/** Often enough that a handful of executions meets each kind, seldom enough that most of them succeed in the end. */
const ALL_KINDS: FaultRates = { drop: 0.05, delay: 0.2, split: 0.3, duplicate: 0.1, reorder: 0.2, kill: 0.05 };
const NO_KIND: FaultRates = { drop: 0, delay: 0, split: 0, duplicate: 0, reorder: 0, kill: 0 };
const SEEDS = 2 ** 32;

/** @throws TypeError for a kind that does not exist, RangeError for a rate or a seed that cannot be meant. */
export function readFaultOptions(options: FaultOptions): { readonly seed: number; readonly rates: FaultRates } {
  if (typeof options !== "object" || options === null) {
    throw new TypeError(
      `faults: expected how often each kind happens, such as { kill: 0.1 }, got ${inspect(options)}.`,
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
    throw new TypeError(`faults: there is no kind "${kind}", but ${FAULT_KINDS.join(", ")}.`);
  }
  if (typeof rate === "number" && rate >= 0 && rate <= 1) return;
  throw new RangeError(`faults: ${kind} must be from 0 to 1, got ${inspect(rate)}.`);
}

/** As it has to be written to get the same faults again. */
export function writeFaultOptions(seed: number, rates: FaultRates): string {
  if (FAULT_KINDS.every((kind) => rates[kind] === ALL_KINDS[kind])) return `faults: { seed: ${seed} }`;
  const named = FAULT_KINDS.filter((kind) => rates[kind] > 0).map((kind) => `, ${kind}: ${rates[kind]}`);
  return `faults: { seed: ${seed}${named.length === 0 ? ", drop: 0" : named.join("")} }`;
}
