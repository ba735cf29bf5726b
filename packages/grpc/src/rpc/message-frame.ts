/** Flag byte and length, which every message of a gRPC body begins with. */
export const PREFIX_BYTES = 5;

/** A message as gRPC sends it, uncompressed. */
export function frame(message: Uint8Array): Uint8Array {
  const framed = new Uint8Array(PREFIX_BYTES + message.length);
  new DataView(framed.buffer).setUint32(1, message.length);
  framed.set(message, PREFIX_BYTES);
  return framed;
}
