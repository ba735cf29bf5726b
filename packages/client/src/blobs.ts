import type { Rest } from "@stepflow/protocol/documents";
import { AnswerReader, optionalString } from "./answer-reader.ts";
import { type ClientError, NotFoundError, NotServedError } from "./client-error.ts";
import type { CallOptions, Http } from "./http.ts";
import { toPathId } from "./path-id.ts";
import type { BinaryBlob, JsonBlob } from "./results.ts";
import { isAtMost } from "./runtime-version.ts";

/** Options of {@link Client.putBlob} and {@link Client.putBinary}. */
export interface PutBlobOptions extends CallOptions {
  /** Kept with the blob and given back with it. */
  readonly filename?: string;
}

const BLOB_TYPES = ["data", "flow", "binary"] as const;
const OCTET_STREAM = "application/octet-stream";

export async function putBlob(http: Http, data: unknown, options: PutBlobOptions = {}): Promise<string> {
  const { filename, ...call } = options;
  // JSON has no undefined: the runtime would miss the field.
  const json: Rest.StoreBlobRequest = { data: data ?? null, ...(filename === undefined ? {} : { filename }) };
  return await explain(async () => {
    const { answer, value } = await http.sendJson({ ...call, method: "POST", path: "/blobs", json });
    const reader = new AnswerReader(answer);
    return reader.string(reader.object<Rest.StoreBlobResponse>(value), "blobId");
  });
}

export async function getBlob(http: Http, blobId: string, options: CallOptions = {}): Promise<JsonBlob> {
  return await explainMissing(http, blobId, options, async () => {
    const { answer, value } = await http.sendJson({ ...options, method: "GET", path: blobPath(blobId) });
    const reader = new AnswerReader(answer);
    const body = reader.object<Rest.GetBlobResponse>(value);
    return {
      blobId: reader.string(body, "blobId"),
      data: body.data,
      blobType: reader.oneOf(body, "blobType", BLOB_TYPES),
      ...optionalString(body, "filename"),
    };
  });
}

export async function putBinary(http: Http, bytes: Uint8Array, options: PutBlobOptions = {}): Promise<string> {
  const { filename, ...call } = options;
  const headers = filename === undefined ? {} : { "x-blob-filename": toHeaderValue(filename) };
  return await explain(async () => {
    const { answer, value } = await http.sendJson({ ...call, method: "POST", path: "/blobs", bytes, headers });
    const reader = new AnswerReader(answer);
    return reader.string(reader.object<Rest.StoreBlobResponse>(value), "blobId");
  });
}

export async function getBinary(http: Http, blobId: string, options: CallOptions = {}): Promise<BinaryBlob> {
  // Without this accept header the runtime fails on binary blobs (wire.md §7).
  const headers = { accept: OCTET_STREAM };
  return await explainMissing(http, blobId, options, async () => {
    const answer = await http.send({ ...options, method: "GET", path: blobPath(blobId), headers });
    const type = answer.headers.get("x-blob-type");
    const filename = readFilename(answer.headers.get("content-disposition") ?? "");
    return {
      bytes: answer.body,
      blobType: BLOB_TYPES.find((known) => known === type) ?? "binary",
      ...(filename === undefined ? {} : { filename }),
    };
  });
}

function blobPath(blobId: string): string {
  return `/blobs/${toPathId("blobId", blobId)}`;
}

// A header carries visible ASCII only; anything else would make fetch throw or be garbled.
function toHeaderValue(filename: string): string {
  if (/^[\x20-\x7e]+$/.test(filename)) return filename;
  throw new TypeError(`filename of a binary blob must be printable ASCII, got ${JSON.stringify(filename)}`);
}

/** Runtimes write the name as plain UTF-8 with `\"` for quotes, while header values are read as one character per byte. */
function readFilename(disposition: string): string | undefined {
  const raw = /filename="(.*)"/.exec(disposition)?.[1]?.replaceAll('\\"', '"');
  if (raw === undefined) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(raw, (char) => char.charCodeAt(0)));
  } catch {
    return raw;
  }
}

async function explain<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NotServedError) throw withoutBlobApi(error);
    throw error;
  }
}

/** Runtimes since 0.12 have no word for a blob that they do not have: their 404 looks like that of a path that is not served. */
async function explainMissing<T>(
  http: Http,
  blobId: string,
  { signal }: CallOptions,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof NotServedError)) throw error;
    if (await isAtMost(http, 9, signal)) throw withoutBlobApi(error);
    const { method, url, status } = error;
    throw new NotFoundError(`Blob not found: ${blobId}`, { method, url, status, cause: error });
  }
}

function withoutBlobApi(error: ClientError): ClientError {
  return new NotServedError(`${error.method} ${error.url} is not served by this runtime`, {
    method: error.method,
    url: error.url,
    status: error.status,
    hint: "Runtimes have a Blob API over REST since 0.10. On 0.9 only components reach blobs (ctx.putBlob, ctx.getBlob).",
    cause: error,
  });
}
