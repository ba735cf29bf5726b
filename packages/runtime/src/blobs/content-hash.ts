import { createHash } from "node:crypto";
import { compactJson } from "./compact-json.ts";

/**
 * Returns the id of a flow or JSON blob: the SHA-256 of its compact JSON, members in their order, as 64 lower-case hexadecimal digits.
 *
 * @example
 * ```ts source="./content-hash.examples.ts#hashJson"
 * const id = hashJson({ name: "Ada" });
 * ```
 */
export function hashJson(value: unknown): string {
  return hashBytes(compactJson(value));
}

/**
 * Returns the id of a binary blob: the SHA-256 of its bytes, as 64 lower-case hexadecimal digits.
 *
 * @example
 * ```ts source="./content-hash.examples.ts#hashBytes"
 * const id = hashBytes(await readFile("image.png"));
 * ```
 */
export function hashBytes(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}
