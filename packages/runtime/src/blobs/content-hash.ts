import { createHash } from "node:crypto";
import { compactJson } from "./compact-json.ts";

/** Id of a stored flow or JSON blob: SHA-256 of its compact JSON, members in their order, as 64 lower-case hex digits. */
export function hashJson(value: unknown): string {
  return hashBytes(compactJson(value));
}

/** Id of a binary blob: SHA-256 of its bytes. */
export function hashBytes(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}
