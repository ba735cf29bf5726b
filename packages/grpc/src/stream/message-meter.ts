import { PREFIX_BYTES } from "../rpc/message-frame.ts";

/** Follows the messages in a gRPC body, to know how much of the current one is still to come. */
export class MessageMeter {
  readonly #prefix = new Uint8Array(PREFIX_BYTES);
  #prefixBytes = 0;
  #missing = 0;

  /** Bytes that the message which has begun still lacks; 0 between messages. */
  get missingBytes(): number {
    return this.#missing;
  }

  /** Takes note of what has arrived, wherever it was cut. */
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
