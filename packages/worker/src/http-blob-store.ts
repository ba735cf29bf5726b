import {
  BlobApiUnavailableError,
  BlobNotFoundError,
  BlobTooLargeError,
  type BlobType,
  CallbackError,
  isJsonObject,
} from "@stepflow/protocol";
import type { BlobAccess, BlobStore } from "./blob-store.ts";
import { fetchText, type HttpAnswer } from "./http-fetch.ts";

const BLOB_TYPES: readonly unknown[] = ["data", "flow", "binary"] satisfies BlobType[];

/** How JSON is written and read. */
export interface JsonFormat {
  /** Throws for a value that JSON cannot hold. */
  write(value: unknown): string;
  read(text: string): Promise<unknown>;
}

/** Blobs by the Blob HTTP API: the way of runtimes since 0.10 (wire.md §7). */
export class HttpBlobStore implements BlobStore {
  readonly #url: string;
  readonly #json: JsonFormat;

  constructor(url: string, json: JsonFormat) {
    this.#url = url.replace(/\/+$/, "");
    this.#json = json;
  }

  async put(data: unknown, type: "data" | "flow", access: BlobAccess): Promise<string> {
    const body = this.#json.write({ data: data ?? null, blobType: type });
    const answer = await this.#send(
      this.#url,
      { method: "POST", body, headers: { "content-type": "application/json" } },
      access,
    );
    if (answer.status === 413) throw new BlobTooLargeError(new TextEncoder().encode(body).byteLength);
    const { blobId } = await this.#objectOf(answer);
    if (typeof blobId !== "string") throw this.#unexpected(answer, 'has no "blobId"');
    return blobId;
  }

  async get(blobId: string, access: BlobAccess): ReturnType<BlobStore["get"]> {
    const answer = await this.#send(`${this.#url}/${blobId}`, { headers: { accept: "application/json" } }, access);
    if (answer.status === 404) throw new BlobNotFoundError(blobId);
    const { data, blobType } = await this.#objectOf(answer);
    return { data, type: BLOB_TYPES.includes(blobType) ? (blobType as BlobType) : "data" };
  }

  async #send(url: string, init: RequestInit, access: BlobAccess): Promise<HttpAnswer> {
    try {
      return await fetchText(url, init, access);
    } catch (error) {
      if (error instanceof CallbackError) throw error;
      const reason =
        error instanceof Error ? ((error.cause as Error | undefined)?.message ?? error.message) : String(error);
      throw new BlobApiUnavailableError(`${this.#url} cannot be reached (${reason}).`, { cause: error });
    }
  }

  async #objectOf(answer: HttpAnswer): Promise<Record<string, unknown>> {
    if (answer.status !== 200) throw this.#unexpected(answer, `has status ${answer.status}`);
    try {
      const value = await this.#json.read(answer.text);
      if (isJsonObject(value)) return value;
    } catch (error) {
      throw this.#unexpected(answer, `is not JSON: ${(error as Error).message}`);
    }
    throw this.#unexpected(answer, "is not a JSON object");
  }

  #unexpected({ text }: HttpAnswer, what: string): CallbackError {
    const shown = text.slice(0, 200);
    return new CallbackError(`Answer of the Blob API at ${this.#url} ${what}: ${shown}`, {
      data: { url: this.#url, answer: shown },
    });
  }
}
