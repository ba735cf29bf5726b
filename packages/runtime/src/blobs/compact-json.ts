import { writeNumber } from "@stepflow/protocol/internal";

/** Matches numbers that JavaScript and the runtimes may write differently. A match inside a string only costs time. */
const SUSPECT_NUMBER = /0\.00000|[0-9]{20}/;

/**
 * Writes JSON without spaces, byte for byte as the runtimes do, because ids are hashes of this text. Differences that JavaScript does not
 * keep are lost: `1.0` becomes `1`, `-0` becomes `0`, integers beyond 2^53 are rounded, and members with integer names come first.
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
