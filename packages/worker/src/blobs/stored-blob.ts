import type { BlobType } from "@stepflow/protocol";
import { memoryOfJson } from "@stepflow/protocol/internal";

/** Reads and writes JSON as the worker is configured: a `NumberPolicy`. */
export interface JsonCodec {
  read(text: string): unknown;
  write(value: unknown): string;
}

/** The value of a blob that was parsed on its way here, and that no reader has received yet. */
interface ParsedValue {
  readonly value: unknown;
  readonly json: JsonCodec;
}

/** A stored JSON value. It is held as text or as a value; each is made from the other on demand. */
export class StoredBlob {
  readonly type: BlobType;
  /** True when the text is the runtime's own. Its hash equals the id, unless the runtime changed digits of fractions as it sent the value. */
  readonly isExact: boolean;
  #text: string | undefined;
  #parsed: ParsedValue | undefined;
  #memoryBytes: number | undefined;

  private constructor(type: BlobType, isExact: boolean, text: string | undefined, parsed: ParsedValue | undefined) {
    this.type = type;
    this.isExact = isExact;
    this.#text = text;
    this.#parsed = parsed;
  }

  static fromText(text: string, type: BlobType, { isExact = false }: { readonly isExact?: boolean } = {}): StoredBlob {
    return new StoredBlob(type, isExact, text, undefined);
  }

  /** The blob owns the value: the first reader receives it as it is. */
  static fromValue(value: unknown, type: BlobType, json: JsonCodec): StoredBlob {
    return new StoredBlob(type, false, undefined, { value, json });
  }

  /** JSON text of the value. */
  get text(): string {
    this.#text ??= this.#parsed === undefined ? "" : this.#parsed.json.write(this.#parsed.value);
    return this.#text;
  }

  /** Memory that one copy of the value takes. It is estimated once, because that takes about as long as parsing. */
  get memoryBytes(): number {
    this.#memoryBytes ??= memoryOfJson(this.text);
    return this.#memoryBytes;
  }

  /** A value that belongs to the caller alone, who may change it. */
  async read(json: JsonCodec): Promise<unknown> {
    const parsed = this.#parsed;
    if (parsed === undefined) return json.read(this.text);
    // The text has to be written before the value is handed out: later readers get a copy made from it.
    this.#text ??= this.text;
    this.#parsed = undefined;
    return parsed.value;
  }
}
