import { PREFIX_BYTES } from "../rpc/message-frame.ts";

/** Counts how many bytes of the current message in a gRPC body are still to come. */
export class MessageMeter {
  readonly #prefix = new Uint8Array(PREFIX_BYTES);
  #prefixBytes = 0;
  #missing = 0;

  /** Number of bytes that the current message still lacks; 0 between messages. */
  get missingBytes(): number {
    return this.#missing;
  }

  /** Counts a chunk. Messages may be cut into chunks at any byte. */
  add(chunk: Uint8Array): void {
    let at = 0;
    while (at < chunk.length) {
      if (this.#missing === 0) at += this.#takePrefix(chunk.subarray(at));
      const body = Math.min(this.#missing, chunk.length - at);
      this.#missing -= body;
      at += body;
    }
  }

  #takePrefix(bytes: Uint8Array): number {
    const taken = bytes.subarray(0, PREFIX_BYTES - this.#prefixBytes);
    this.#prefix.set(taken, this.#prefixBytes);
    this.#prefixBytes += taken.length;
    if (this.#prefixBytes === PREFIX_BYTES) {
      this.#missing = new DataView(this.#prefix.buffer).getUint32(1);
      this.#prefixBytes = 0;
    }
    return taken.length;
  }
}
