import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";

const known = new Map<string, string>();

/** SHA-256 of a file. It is cached until the file changes, because servers are tens of megabytes and start often. */
export async function fileHash(path: string): Promise<string> {
  const { size, mtimeMs, ino } = await stat(path);
  const key = `${path}\0${ino}\0${size}\0${mtimeMs}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
  const digest = hash.digest("hex");
  known.set(key, digest);
  return digest;
}
