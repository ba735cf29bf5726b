/** Why a text is no JSON, or not the JSON that is expected, in the words of a real runtime. */
export class JsonFault extends Error {
  static {
    this.prototype.name = "JsonFault";
  }
}

const encoder = new TextEncoder();

/**
 * `<what> at line 1 column 5`: lines and columns count from 1, columns in bytes that were read.
 *
 * @param aheadBytes read beyond the index.
 */
export function faultAt(text: string, index: number, what: string, aheadBytes = 0): JsonFault {
  const before = text.slice(0, index);
  const lineStart = before.lastIndexOf("\n") + 1;
  const line = before.split("\n").length;
  const column = encoder.encode(before.slice(lineStart)).byteLength + aheadBytes;
  return new JsonFault(`${what} at line ${line} column ${column}`);
}
