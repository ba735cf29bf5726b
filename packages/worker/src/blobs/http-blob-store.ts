import {
  BinaryBlobError,
  BlobApiUnavailableError,
  BlobNotFoundError,
  BlobTooLargeError,
  type BlobType,
  CallbackError,
  filenameFromHeader,
  filenameToHeader,
  isJsonObject,
} from "@stepflow/protocol";
import { toWellFormedJson } from "@stepflow/transport";
import type { CallLimits } from "../limits/call-limits.ts";
import { utf8Length } from "../limits/utf8-length.ts";
import type { BlobFetch } from "./blob-api-binding.ts";
import { damageFrom } from "./blob-integrity.ts";
import type { BinaryBlob, BlobStore } from "./blob-store.ts";
import { type BufferedResponse, fetchBytes } from "./retrying-fetch.ts";
import { StoredBlob } from "./stored-blob.ts";

/** What a runtime answers, byte for byte: the text of the value can be cut out without parsing it (docs/internals/wire.md#blob-http-api). */
const ENVELOPE =
  /^\{"data":(.*),"blobType":"(data|flow)","blobId":"[0-9a-f]{64}"(?:,"filename":"(?:[^"\\]|\\.)*")?\}$/s;
const JSON_TYPE = "application/json";
const BYTES_TYPE = "application/octet-stream";
/** What 0.10 and 0.11 say, with status 500, of bytes that are asked for as JSON (docs/internals/wire.md#blob-http-api). */
const NO_JSON = "Failed to deserialize blob data";

/** Blobs by the Blob HTTP API: the way of runtimes since 0.10 (docs/internals/wire.md#blob-http-api). */
export class HttpBlobStore implements BlobStore {
  readonly #url: string;
  readonly #fetchBlob: BlobFetch | undefined;

  /** @param fetch sends the requests. Defaults to the platform's `fetch`. */
  constructor(url: string, fetch?: BlobFetch) {
    this.#fetchBlob = fetch;
    this.#url = url.replace(/\/+$/, "");
  }

  put(json: string, type: "data" | "flow", limits: CallLimits): Promise<string> {
    // As in answers, what UTF-8 cannot hold is replaced: runtimes refuse the escapes that JSON has for it (docs/internals/wire.md#how-a-response-is-read).
    const body = toWellFormedJson(`{"data":${json},"blobType":"${type}"}`);
    return this.#post(body, { "content-type": JSON_TYPE }, limits);
  }

  async get(blobId: string, limits: CallLimits): Promise<StoredBlob> {
    const answer = await this.#fetch(blobId, JSON_TYPE, limits);
    const [, json, type] = ENVELOPE.exec(answer.text) ?? [];
    if (json !== undefined) return StoredBlob.fromText(json, type as BlobType, { isExact: true });
    const { data, blobType } = this.#objectOf(answer);
    // Since 0.12, they are null as JSON; before, those that happen to be JSON are that.
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
    return { bytes, ...(filename === undefined ? {} : { filename }) };
  }

  async #post(
    body: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string>,
    limits: CallLimits,
  ): Promise<string> {
    const answer = await this.#send(this.#url, { method: "POST", body, headers }, limits);
    if (answer.status === 413) throw new BlobTooLargeError(sizeOf(body));
    const { blobId } = this.#objectOf(answer);
    if (typeof blobId !== "string") throw this.#unexpected(answer, 'has no "blobId"');
    return blobId;
  }

  async #fetch(blobId: string, accept: string, limits: CallLimits): Promise<BufferedResponse> {
    const answer = await this.#send(`${this.#url}/${blobId}`, { headers: { accept } }, limits);
    if (answer.status === 404) throw new BlobNotFoundError(blobId);
    if (answer.status === 200) return answer;
    throw failureOf(blobId, answer) ?? this.#unexpected(answer, `has status ${answer.status}`);
  }

  async #send(url: string, init: RequestInit, limits: CallLimits): Promise<BufferedResponse> {
    try {
      return await fetchBytes(url, init, { ...limits, fetch: this.#fetchBlob });
    } catch (error) {
      if (error instanceof CallbackError) throw error;
      throw new BlobApiUnavailableError(`${this.#url} cannot be reached (${reasonOf(error)}).`, { cause: error });
    }
  }

  #objectOf(answer: BufferedResponse): Record<string, unknown> {
    if (answer.status !== 200) throw this.#unexpected(answer, `has status ${answer.status}`);
    let value: unknown;
    try {
      value = JSON.parse(answer.text);
    } catch (error) {
      throw this.#unexpected(answer, `is not JSON: ${(error as Error).message}`);
    }
    if (isJsonObject(value)) return value;
    throw this.#unexpected(answer, "is not a JSON object");
  }

  #unexpected({ text }: BufferedResponse, what: string): CallbackError {
    const shown = text.slice(0, 200);
    return new CallbackError(`Answer of the Blob API at ${this.#url} ${what}: ${shown}`, {
      data: { url: this.#url, answer: shown },
    });
  }
}

/** What an error of the runtime says of the blob; undefined for all that is no word about it. */
function failureOf(blobId: string, { text }: BufferedResponse): CallbackError | undefined {
  let told: unknown;
  try {
    told = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isJsonObject(told)) return undefined;
  return told["message"] === NO_JSON ? new BinaryBlobError(blobId) : damageFrom(blobId, told);
}

function sizeOf(body: string | Uint8Array): number {
  return typeof body === "string" ? utf8Length(body) : body.byteLength;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
