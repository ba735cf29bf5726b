import { isUint8Array } from "node:util/types";

/**
 * A copy: who gave the bytes may go on using them. Not by slice(): that of a Buffer copies nothing.
 *
 * @throws TypeError for what is no Uint8Array: other views, buffers and texts would become no bytes at all.
 */
export function copyBytes(content: Uint8Array): Uint8Array {
  if (isUint8Array(content)) return new Uint8Array(content);
  const got = Object.prototype.toString.call(content).slice("[object ".length, -1);
  throw new TypeError(
    `The content of a blob is a Uint8Array, got ${got}: new TextEncoder() makes one of a text, putJson stores JSON.`,
  );
}
