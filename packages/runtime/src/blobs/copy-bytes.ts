import { isUint8Array } from "node:util/types";

/**
 * Copies bytes, so that the caller may go on using its own. `slice()` would not do: that of a Buffer shares the memory.
 *
 * @throws TypeError if `content` is not a Uint8Array. Other views, buffers and texts would silently become an empty array.
 */
export function copyBytes(content: Uint8Array): Uint8Array {
  if (isUint8Array(content)) return new Uint8Array(content);
  const got = Object.prototype.toString.call(content).slice("[object ".length, -1);
  throw new TypeError(
    `The content of a blob must be a Uint8Array, got ${got}. Encode text with new TextEncoder(), or store JSON with putJson.`,
  );
}
