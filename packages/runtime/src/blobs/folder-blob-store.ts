import { readFile, rename, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { isJsonObject } from "@stepflow/protocol";
import { messageOf } from "@stepflow/protocol/internal";
import { BlobDamagedError } from "./blob-damaged-error.ts";
import type { BlobLabel, BlobStore, StoredBlob, StoredBlobType } from "./blob-store.ts";
import { hashBytes } from "./content-hash.ts";
import { copyBytes } from "./copy-bytes.ts";
import { FolderSync } from "./folder-sync.ts";
import { TemporaryFiles } from "./temporary-files.ts";

/**
 * Stores blobs in a folder, which outlives the process and may be shared by several processes. Each blob is a file named by its id; type
 * and filename are in `<id>.json` beside it unless the type is `data` and there is no filename. A blob is on the disk when `put` resolves. Only this user can read the files, and
 * a folder that is created here.
 *
 * @example
 * ```ts source="./folder-blob-store.examples.ts#FolderBlobStore"
 * const blobs = await FolderBlobStore.open("./blobs");
 * await using runtime = await createRuntime({ workers: { text: worker }, blobs });
 * ```
 */
export class FolderBlobStore implements BlobStore {
  /** Absolute path of the folder. */
  readonly folder: string;
  readonly #temporary: TemporaryFiles;
  readonly #entries: FolderSync;

  private constructor(folder: string) {
    this.folder = resolve(folder);
    this.#temporary = new TemporaryFiles(join(this.folder, ".tmp"));
    this.#entries = new FolderSync(this.folder);
  }

  /**
   * Opens a store. Creates the folder if it is missing, and removes incomplete files of processes that were killed.
   *
   * @throws Error if the folder cannot be created or read; TypeError for an empty path.
   */
  static async open(folder: string): Promise<FolderBlobStore> {
    if (folder === "") throw new TypeError(NO_NAME);
    const store = new FolderBlobStore(folder);
    try {
      await store.#temporary.prepare();
    } catch (cause) {
      const reason = messageOf(cause);
      throw new Error(
        `Cannot store blobs in ${store.folder}: ${reason}. Check that it is a folder that this user may write.`,
        {
          cause,
        },
      );
    }
    return store;
  }

  /** @throws BlobDamagedError if the path of the blob is a folder; TypeError if the content is not a Uint8Array. */
  async put(content: Uint8Array, { type = "data", filename }: BlobLabel = {}): Promise<string> {
    const bytes = copyBytes(content);
    const id = hashBytes(bytes);
    // The label is written first, so that a blob never exists without its label.
    await this.#putLabel(id, { type, filename });
    const stored = await readIfThere(id, this.#contentPath(id));
    if (stored === undefined || !stored.equals(bytes)) await this.#write(this.#contentPath(id), bytes);
    // Also for an existing file, because another process may have created it a moment ago.
    await this.#entries.sync();
    return id;
  }

  /** @throws BlobDamagedError if the file of the blob is incomplete, was altered or is not a file. */
  async get(id: string): Promise<StoredBlob | undefined> {
    if (!/^[0-9a-f]{64}$/.test(id)) return undefined;
    const path = this.#contentPath(id);
    const content = await readIfThere(id, path);
    if (content === undefined) return undefined;
    const found = hashBytes(content);
    if (found !== id) {
      throw new BlobDamagedError(id, path, `holds ${content.byteLength} bytes whose SHA-256 is ${found}`);
    }
    const { type = "data", filename } = await this.#readLabel(id);
    return { id, type, filename, content: new Uint8Array(content.buffer, content.byteOffset, content.byteLength) };
  }

  async #putLabel(id: string, label: BlobLabel & { readonly type: StoredBlobType }): Promise<void> {
    const path = this.#labelPath(id);
    const text = JSON.stringify(label);
    const isUsual = text === USUAL_LABEL;
    const stored = await readIfThere(id, path);
    if (isUsual && stored !== undefined) await rm(path, { force: true });
    if (!isUsual && stored?.toString() !== text) await this.#write(path, new TextEncoder().encode(text));
  }

  async #readLabel(id: string): Promise<BlobLabel> {
    const path = this.#labelPath(id);
    const stored = await readIfThere(id, path);
    if (stored === undefined) return {};
    const label = parseLabel(stored);
    if (label === undefined) throw new BlobDamagedError(id, path, 'is not a label such as {"type":"binary"}');
    return label;
  }

  /** Writes a file atomically: readers see the old content or the new one. */
  async #write(path: string, content: Uint8Array): Promise<void> {
    const temporary = await this.#temporary.write(content);
    try {
      await rename(temporary, path);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  #contentPath(id: string): string {
    return join(this.folder, id);
  }

  #labelPath(id: string): string {
    return join(this.folder, `${id}.json`);
  }
}

const NO_NAME = 'The path of the blob folder is empty. Give a path such as "./blobs", or "." for the current folder.';
const USUAL_LABEL = JSON.stringify({ type: "data" });
const BLOB_TYPES: readonly unknown[] = ["data", "flow", "binary"] satisfies StoredBlobType[];

function parseLabel(bytes: Uint8Array): BlobLabel | undefined {
  let label: unknown;
  try {
    label = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
  if (!isJsonObject(label) || !BLOB_TYPES.includes(label["type"])) return undefined;
  const { type, filename } = label;
  if (filename !== undefined && typeof filename !== "string") return undefined;
  return { type: type as StoredBlobType, filename };
}

async function readIfThere(id: string, path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT") return undefined;
    if (code === "EISDIR") throw new BlobDamagedError(id, path, "is a folder", error);
    throw error;
  }
}
