import type { SeededRandom } from "./seeded-random.ts";

const MAX_CUTS = 8;
/** Bytes up to this length may be cut into single ones. For more it would only take time. */
const SINGLE_BYTES = 2_048;
const CONTINUATION = 0x80;
const CONTINUATION_MASK = 0xc0;

/** Cuts bytes in random places, at least once inside a UTF-8 sequence if there is one. */
export function cutBytes(bytes: Uint8Array<ArrayBuffer>, random: SeededRandom): Uint8Array<ArrayBuffer>[] {
  if (bytes.length <= SINGLE_BYTES && random.below(4) === 0) return pieces(bytes, [...bytes.keys()]);
  const cuts = Array.from({ length: 1 + random.below(MAX_CUTS) }, () => random.below(bytes.length));
  const within = [...bytes.keys()].filter((at) => ((bytes[at] ?? 0) & CONTINUATION_MASK) === CONTINUATION);
  const chosen = within[random.below(within.length)];
  return pieces(bytes, chosen === undefined ? cuts : [...cuts, chosen]);
}

function pieces(bytes: Uint8Array<ArrayBuffer>, cuts: readonly number[]): Uint8Array<ArrayBuffer>[] {
  const edges = [...new Set([0, ...cuts, bytes.length])].sort((a, b) => a - b);
  return edges.slice(1).map((end, index) => bytes.slice(edges[index], end));
}
