import { type BlobLabel, type BlobStore, jsonOf, type StoredBlob } from "../../blobs/blob-store.ts";

/** A blob that a component stored. */
export interface RecordedBlob {
  /** SHA-256 of the content, in hex. */
  readonly id: string;
  readonly type: StoredBlob["type"];
  readonly filename: string | undefined;
  /** The JSON value, or the bytes of a binary blob. */
  readonly data: unknown;
}

/** A blob store that records what is stored in another one. */
export class RecordingBlobStore implements BlobStore {
  readonly #store: BlobStore;
  readonly #ids = new Set<string>();
  readonly #stored: RecordedBlob[] = [];

  constructor(store: BlobStore) {
    this.#store = store;
  }

  /** The blobs in the order of their first storage, without those that the runtime stores itself: flows and large fields. */
  get stored(): readonly RecordedBlob[] {
    return this.#stored;
  }

  async put(content: Uint8Array, label?: BlobLabel): Promise<string> {
    const id = await this.#store.put(content, label);
    const { type = "data", filename, purpose } = label ?? {};
    if (type === "flow" || purpose === "reference" || this.#ids.has(id)) return id;
    this.#ids.add(id);
    this.#stored.push(toRecord({ id, type, filename, content }));
    return id;
  }

  get(id: string): Promise<StoredBlob | undefined> {
    return this.#store.get(id);
  }
}

/** Converts a stored blob for tests: its content becomes a value. */
export function toRecord(blob: StoredBlob): RecordedBlob {
  const { id, type, filename, content } = blob;
  return { id, type, filename, data: type === "binary" ? new Uint8Array(content) : jsonOf(blob) };
}
