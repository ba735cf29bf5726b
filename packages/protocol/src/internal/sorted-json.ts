/**
 * Writes JSON byte for byte as runtimes 0.12 and 0.13 write values from gRPC, because the id of a blob is the hash of this text. The text
 * has no spaces, and members are in the order of their names in UTF-8.
 */
export function writeSortedJson(value: unknown): string {
  if (typeof value === "number") return writeNumber(value);
  if (typeof value === "bigint") return String(value);
  if (Array.isArray(value)) return `[${value.map(writeSortedJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const object = value as Readonly<Record<string, unknown>>;
  const members = Object.keys(object)
    .sort(compareUtf8)
    .map((name) => `${JSON.stringify(name)}:${writeSortedJson(object[name])}`);
  return `{${members.join(",")}}`;
}

/** Writes a number. Runtimes use an exponent below 1e-5 and from 2^64 on, JavaScript below 1e-6 and from 1e21 on. */
export function writeNumber(value: number): string {
  const magnitude = Math.abs(value);
  if (!Number.isFinite(value)) return "null";
  const plain = magnitude === 0 || (magnitude >= 1e-5 && magnitude < 2 ** 64);
  return plain ? String(value) : value.toExponential();
}

/** Compares texts by their UTF-8 bytes. It differs from the order of JavaScript where one text has a character beyond U+FFFF. */
function compareUtf8(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const difference = rankOf(a.charCodeAt(index)) - rankOf(b.charCodeAt(index));
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Surrogates, which write characters beyond U+FFFF, come after all others. */
function rankOf(unit: number): number {
  return unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit;
}
