/** Every message in a gRPC body starts with a flag byte and its length in four bytes. */
export const PREFIX_BYTES = 5;

/** Puts the prefix of an uncompressed message before it. */
export function frame(message: Uint8Array): Uint8Array {
  const { length } = message;
  const framed = new Uint8Array(PREFIX_BYTES + length);
  framed[1] = length >>> 24;
  framed[2] = length >>> 16;
  framed[3] = length >>> 8;
  framed[4] = length;
  framed.set(message, PREFIX_BYTES);
  return framed;
}
