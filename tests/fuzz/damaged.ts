import fc from "fast-check";

/** Longest part that is left out, repeated or moved. */
const MAX_PART_BYTES = 200;

interface Damage {
  readonly kind: number;
  readonly at: number;
  readonly length: number;
  readonly byte: number;
}

/** Applies damage to bytes, by its kind. */
const KINDS: readonly ((bytes: Buffer, at: number, length: number, byte: number) => Buffer)[] = [
  (bytes, at, _length, byte) => Buffer.concat([bytes.subarray(0, at), Buffer.of(byte), bytes.subarray(at + 1)]),
  (bytes, at, _length, byte) => Buffer.concat([bytes.subarray(0, at), Buffer.of(byte), bytes.subarray(at)]),
  (bytes, at, length) => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]),
  (bytes, at) => bytes.subarray(0, at),
  (bytes, at, length) => Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)]),
  (bytes, at, length) => {
    const [middle, end] = [at + length, at + 2 * length];
    return Buffer.concat([
      bytes.subarray(0, at),
      bytes.subarray(middle, end),
      bytes.subarray(at, middle),
      bytes.subarray(end),
    ]);
  },
  (bytes, at, length) => reordered(bytes, "\n\n", at, length),
  (bytes, at, length) => reordered(bytes, ",", at, length),
];

/** Exchanges two of the parts between separators, such as the frames of an event stream or the members of an object. */
function reordered(bytes: Buffer, separator: string, one: number, other: number): Buffer {
  const parts = bytes.toString("latin1").split(separator);
  const [a, b] = [one % parts.length, other % parts.length];
  [parts[a], parts[b]] = [parts[b] ?? "", parts[a] ?? ""];
  return Buffer.from(parts.join(separator), "latin1");
}

/** Changes bytes in up to three places: they are replaced, inserted, left out, cut off, repeated or moved. Some stay as they are. */
export function damaged(base: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Buffer> {
  const damage: fc.Arbitrary<Damage> = fc.record({
    kind: fc.nat(KINDS.length - 1),
    at: fc.nat(),
    length: fc.integer({ min: 1, max: MAX_PART_BYTES }),
    byte: fc.nat(255),
  });
  return fc
    .tuple(base, fc.array(damage, { maxLength: 3 }))
    .map(([bytes, list]) =>
      list.reduce(
        (whole: Buffer, { kind, at, length, byte }) =>
          KINDS[kind]?.(whole, at % (whole.length + 1), length, byte) ?? whole,
        Buffer.from(bytes),
      ),
    );
}

/** Changes the order of a list, repeats some of its members, and leaves others out. */
export function rearranged<T>(base: fc.Arbitrary<readonly T[]>): fc.Arbitrary<readonly T[]> {
  return fc.tuple(base, fc.array(fc.nat(), { maxLength: 8 })).map(([list, places]) => {
    const all = [...list];
    for (const place of places) {
      const [at, target] = [place % (all.length + 1), Math.floor(place / 7) % (all.length + 1)];
      const moved = place % 3 === 0 ? all.slice(at, at + 1) : all.splice(at, 1);
      if (place % 3 !== 1) all.splice(target, 0, ...moved);
    }
    return all;
  });
}
