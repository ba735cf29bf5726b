/** Every message in a gRPC body starts with a flag byte and its length in four bytes. */
export const PREFIX_BYTES = 5;

/** Puts the prefix of an uncompressed message before it. */
export function frame(message: Uint8Array): Uint8Array {
  const framed = new Uint8Array(PREFIX_BYTES + message.length);
  new DataView(framed.buffer).setUint32(1, message.length);
  framed.set(message, PREFIX_BYTES);
  return framed;
}
