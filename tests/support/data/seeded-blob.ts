import { createHash } from "node:crypto";

const MAX_BYTES = 200_000;

/** Returns bytes whose content and length depend on the name only. Most are short, and all are long enough to be unique. */
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

/** Returns a filename for every other blob. */
export function filenameOf(name: string): string | undefined {
  return /[13579]$/.test(name) ? `${name}.bin` : undefined;
}
