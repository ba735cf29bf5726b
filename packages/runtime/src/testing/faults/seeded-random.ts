import { createHash } from "node:crypto";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import type { FaultKind, FaultRates } from "./fault-options.ts";

/** Decides about one message. */
export interface SeededRandom {
  /** Whether a fault happens to the message. */
  hits(kind: FaultKind): boolean;
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number;
}

/**
 * Dice of their own for every message, thrown by what the message is and not by when it comes: faults repeat from their
 * seed however fast the machine is, and whatever else happens at the same time.
 */
export function createSeededRandom(seed: number, message: string, rates: FaultRates): SeededRandom {
  const hash = createHash("sha256").update(`${seed} ${message}`).digest();
  const generator = xoroshiro128plus(hash.readInt32LE(0));
  return {
    hits: (kind) => uniformFloat64(generator) < rates[kind],
    below: (limit) => (limit <= 1 ? 0 : uniformInt(generator, 0, limit - 1)),
  };
}
