import { createHash } from "node:crypto";

const MAX_BYTES = 200_000;

/** Bytes that follow from a name, of a length that follows from it, too; mostly short, and long enough to be like no others. */
export function blobOf(name: string): Uint8Array {
  const digest = createHash("sha256").update(name).digest();
  const share = digest.readUInt32LE(0) / 2 ** 32;
  const content = new Uint8Array(digest.byteLength + Math.floor(MAX_BYTES * share ** 4));
  for (let at = 0; at < content.byteLength; at += digest.byteLength) {
    content.set(digest.subarray(0, content.byteLength - at), at);
    digest.writeUInt32LE(at, 4);
  }
  return content;
}

/** What every other blob is stored with. */
export function labelOf(name: string): { readonly type: "binary" | "data"; readonly filename?: string } {
  return /[13579]$/.test(name) ? { type: "binary", filename: `${name}.bin` } : { type: "data" };
}
