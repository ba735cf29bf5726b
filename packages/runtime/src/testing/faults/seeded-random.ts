import { createHash } from "node:crypto";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import type { FaultKind, FaultRates } from "./fault-options.ts";

/** Random decisions about one message. */
export interface SeededRandom {
  /** Decides whether a fault affects the message. */
  hits(kind: FaultKind): boolean;
  /** Returns an integer from 0 to `limit` - 1. */
  below(limit: number): number;
}

/**
 * Creates the decisions about one message. They depend on the seed and on what the message is, not on when it arrives, so faults
 * are reproducible on any machine and under concurrency.
 *
 * @param message identifies the message
 */
export function createSeededRandom(seed: number, message: string, rates: FaultRates): SeededRandom {
  const hash = createHash("sha256").update(`${seed} ${message}`).digest();
  const generator = xoroshiro128plus(hash.readInt32LE(0));
  return {
    hits: (kind) => uniformFloat64(generator) < rates[kind],
    below: (limit) => (limit <= 1 ? 0 : uniformInt(generator, 0, limit - 1)),
  };
}
