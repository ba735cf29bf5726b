/** Numbers that JavaScript and the runtimes may write differently; text in strings may look alike, which costs time only. */
const SUSPECT_NUMBER = /0\.00000|[0-9]{20}/;

/**
 * JSON without spaces, byte for byte as the runtimes write it: ids are hashes of this text. What JavaScript does not keep is lost
 * before: `1.0` is `1`, `-0` is `0`, integers beyond 2^53 are rounded, members with integer names come first.
 */
export function compactJson(value: unknown): string {
  const text = JSON.stringify(value) ?? "null";
  return SUSPECT_NUMBER.test(text) ? writeValue(JSON.parse(text)) : text;
}

function writeValue(value: unknown): string {
  if (typeof value === "number") return writeNumber(value);
  if (Array.isArray(value)) return `[${value.map(writeValue).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}:${writeValue(member)}`);
    return `{${members.join(",")}}`;
  }
  return JSON.stringify(value);
}

/** The runtimes write an exponent below 1e-5 and for what no 64-bit integer holds, JavaScript below 1e-6 and from 1e21 on. */
function writeNumber(value: number): string {
  const magnitude = Math.abs(value);
  const plain = magnitude === 0 || (magnitude >= 1e-5 && magnitude < 2 ** 64);
  return plain ? String(value) : value.toExponential();
}
