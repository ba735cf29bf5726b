import { CallbackError } from "@stepflow/protocol";

/** Memory for the values that replace references. Each copy of a value counts, because components may change what they receive. */
export class MemoryBudget {
  readonly #limitBytes: number;
  #usedBytes = 0;

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  /** Call this before a value is built. @throws CallbackError when all values together exceed the limit. */
  charge(bytes: number): void {
    this.#usedBytes += bytes;
    if (this.#usedBytes <= this.#limitBytes) return;
    const limitBytes = this.#limitBytes;
    throw new CallbackError(
      `The blobs that the value refers to would take more than ${limitBytes} bytes of memory together. ` +
        "Raise referenceLimitBytes, or pass ids and read the blobs one after another with ctx.getBlob.",
      { reason: "tooLarge", data: { reason: "tooLarge", limitBytes } },
    );
  }
}
