import {
  BinaryBlobError,
  BlobApiUnavailableError,
  BlobNotFoundError,
  BlobTooLargeError,
  type BlobType,
  CallbackError,
  filenameFromHeader,
  filenameToHeader,
  InvalidBlobIdError,
  isJsonObject,
  parseBlobId,
} from "@stepflow/protocol";
import { defined } from "@stepflow/protocol/internal";
import { toWellFormedJson } from "@stepflow/transport";
import type { CallLimits } from "../limits/call-limits.ts";
import { utf8Length } from "../limits/utf8-length.ts";
import type { BlobFetch } from "./blob-api-binding.ts";
import { damageFrom } from "./blob-integrity.ts";
import type { BinaryBlob, BlobStore } from "./blob-store.ts";
import { type BufferedResponse, fetchBytes } from "./retrying-fetch.ts";
import { StoredBlob } from "./stored-blob.ts";

/** The response of a runtime, byte for byte. The text of the value is cut out of it without parsing. */
const ENVELOPE =
  /^\{"data":(.*),"blobType":"(data|flow)","blobId":"[0-9a-f]{64}"(?:,"filename":"(?:[^"\\]|\\.)*")?\}$/s;
const BLOB_TYPES: readonly BlobType[] = ["data", "flow", "binary"];
const JSON_TYPE = "application/json";
const BYTES_TYPE = "application/octet-stream";
const MAX_LOGGED_CHARS = 200;
/** Message of runtimes 0.10 and 0.11, with status 500, when bytes are fetched as JSON. */
const NO_JSON = "Failed to deserialize blob data";

/** Blobs over the Blob HTTP API of runtimes since 0.10. */
export class HttpBlobStore implements BlobStore {
  readonly #url: string;
  readonly #fetchBlob: BlobFetch | undefined;

  /** @param fetch sends the requests. If omitted, the `fetch` of the platform does. */
  constructor(url: string, fetch?: BlobFetch) {
    this.#fetchBlob = fetch;
    this.#url = url.replace(/\/+$/, "");
  }

  put(json: string, type: "data" | "flow", limits: CallLimits): Promise<string> {
    // Lone surrogates are replaced, as in responses: runtimes refuse their escapes (docs/internals/wire.md#how-a-response-is-read).
    const body = toWellFormedJson(`{"data":${json},"blobType":"${type}"}`);
    return this.#post(body, { "content-type": JSON_TYPE }, limits);
  }

  async get(blobId: string, limits: CallLimits): Promise<StoredBlob> {
    const response = await this.#fetch(blobId, JSON_TYPE, limits);
    const [, json, type] = ENVELOPE.exec(response.text) ?? [];
    if (json !== undefined) return StoredBlob.fromText(json, type as BlobType, { isExact: true });
    const { data, blobType } = this.#objectOf(response);
    // Runtimes since 0.12 return bytes as null; earlier ones return the value of bytes that happen to be JSON.
    if (blobType === "binary") throw new BinaryBlobError(blobId);
    return StoredBlob.fromText(JSON.stringify(data ?? null), blobType === "flow" ? "flow" : "data");
  }

  putBinary({ bytes, filename }: BinaryBlob, limits: CallLimits): Promise<string> {
    const name = filename === undefined ? {} : { "x-blob-filename": filenameToHeader(filename) };
    return this.#post(bytes, { "content-type": BYTES_TYPE, ...name }, limits);
  }

  async getBinary(blobId: string, limits: CallLimits): Promise<BinaryBlob> {
    const { bytes, headers } = await this.#fetch(blobId, BYTES_TYPE, limits);
    const filename = filenameFromHeader(headers.get("content-disposition"));
    const blobType = BLOB_TYPES.find((type) => type === headers.get("x-blob-type"));
    return { bytes, ...defined({ blobType, filename }) };
  }

  async #post(
    body: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string>,
    limits: CallLimits,
  ): Promise<string> {
    const response = await this.#send(this.#url, { method: "POST", body, headers }, limits);
    if (response.status === 413) throw new BlobTooLargeError(sizeOf(body));
    const { blobId } = this.#objectOf(response);
    const id = parseBlobId(blobId);
    if (id === undefined) throw this.#unexpected(response, 'has no "blobId" of 64 hex digits');
    return id;
  }

  async #fetch(blobId: string, accept: string, limits: CallLimits): Promise<BufferedResponse> {
    // Any other text could lead to another path of the same host.
    if (parseBlobId(blobId) === undefined) throw new InvalidBlobIdError(blobId);
    const response = await this.#send(`${this.#url}/${blobId}`, { headers: { accept } }, limits);
    if (response.status === 404) throw new BlobNotFoundError(blobId);
    if (response.status === 200) return response;
    throw failureOf(blobId, response) ?? this.#unexpected(response, `has status ${response.status}`);
  }

  async #send(url: string, init: RequestInit, limits: CallLimits): Promise<BufferedResponse> {
    try {
      return await fetchBytes(url, init, { ...limits, fetch: this.#fetchBlob });
    } catch (error) {
      if (error instanceof CallbackError) throw error;
      throw new BlobApiUnavailableError(`${this.#url} cannot be reached (${reasonOf(error)}).`, { cause: error });
    }
  }

  #objectOf(response: BufferedResponse): Record<string, unknown> {
    if (response.status !== 200) throw this.#unexpected(response, `has status ${response.status}`);
    let value: unknown;
    try {
      value = JSON.parse(response.text);
    } catch {
      throw this.#unexpected(response, "is not JSON");
    }
    if (isJsonObject(value)) return value;
    throw this.#unexpected(response, "is not a JSON object");
  }

  /**
   * The text of the response stays in the log, as the cause. In an error it would reach the caller, who could choose the URL and so read
   * responses that only the worker can reach.
   */
  #unexpected({ text }: BufferedResponse, what: string): CallbackError {
    return new CallbackError(`The response of the Blob API at ${this.#url} ${what}. The log of the worker shows it.`, {
      data: { url: this.#url },
      cause: new Error(`The response begins with: ${text.slice(0, MAX_LOGGED_CHARS)}`),
    });
  }
}

/** Converts an error response that concerns the blob. Returns `undefined` for any other. */
function failureOf(blobId: string, { text }: BufferedResponse): CallbackError | undefined {
  let error: unknown;
  try {
    error = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isJsonObject(error)) return undefined;
  return error["message"] === NO_JSON ? new BinaryBlobError(blobId) : damageFrom(blobId, error);
}

function sizeOf(body: string | Uint8Array): number {
  return typeof body === "string" ? utf8Length(body) : body.byteLength;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
