import type { Rest } from "@stepflow/protocol/documents";
import { defined } from "@stepflow/protocol/internal-client";
import { filenameFromHeader, filenameToHeader } from "@stepflow/protocol/internal-flows";
import type { CallOptions, Http, HttpResponse } from "../http/http.ts";
import { toPathId } from "../http/path-id.ts";
import { type ClientError, NotFoundError, NotServedError } from "../model/client-error.ts";
import type { BinaryBlob, JsonBlob } from "../model/results.ts";
import { optionalString, ResponseReader } from "../responses/response-reader.ts";
import { readTraits } from "./runtime-traits.ts";

/** Options of {@link Client.putBlob} and {@link Client.putBinary}. */
export interface PutBlobOptions extends CallOptions {
  /** File name that is stored with the blob. */
  readonly filename?: string | undefined;
}

const BLOB_TYPES = ["data", "flow", "binary"] as const;
const OCTET_STREAM = "application/octet-stream";

export async function putBlob(http: Http, data: unknown, options: PutBlobOptions = {}): Promise<string> {
  const { filename, ...call } = options;
  // JSON has no undefined, and the field is required.
  const json: Rest.StoreBlobRequest = { data: data ?? null, ...defined({ filename }) };
  return await explain(async () => {
    const { response, value } = await http.sendJson({ ...call, method: "POST", path: "/blobs", json });
    const reader = new ResponseReader(response);
    return reader.string(reader.object<Rest.StoreBlobResponse>(value), "blobId");
  });
}

export async function getBlob(http: Http, blobId: string, options: CallOptions = {}): Promise<JsonBlob> {
  return readBlob(http, await requestBlob(http, blobId, options));
}

/** Requests a JSON blob without parsing it. */
export async function requestBlob(http: Http, blobId: string, options: CallOptions = {}): Promise<HttpResponse> {
  return await explainMissing(http, blobId, options, () =>
    http.send({ ...options, method: "GET", path: blobPath(blobId) }),
  );
}

/** Parses the response of {@link requestBlob}. Each call returns another copy. */
export function readBlob(http: Http, response: HttpResponse): JsonBlob {
  const reader = new ResponseReader(response);
  const body = reader.object<Rest.GetBlobResponse>(http.parse(response));
  return {
    blobId: reader.string(body, "blobId"),
    data: body.data,
    blobType: reader.oneOf(body, "blobType", BLOB_TYPES),
    ...optionalString(body, "filename"),
  };
}

export async function putBinary(http: Http, bytes: Uint8Array, options: PutBlobOptions = {}): Promise<string> {
  const { filename, ...call } = options;
  const headers = filename === undefined ? {} : { "x-blob-filename": filenameToHeader(filename) };
  return await explain(async () => {
    const { response, value } = await http.sendJson({ ...call, method: "POST", path: "/blobs", bytes, headers });
    const reader = new ResponseReader(response);
    return reader.string(reader.object<Rest.StoreBlobResponse>(value), "blobId");
  });
}

export async function getBinary(http: Http, blobId: string, options: CallOptions = {}): Promise<BinaryBlob> {
  // Without this header runtimes 0.10 and 0.11 answer with 500 for binary blobs.
  const headers = { accept: OCTET_STREAM };
  return await explainMissing(http, blobId, options, async () => {
    const response = await http.send({ ...options, method: "GET", path: blobPath(blobId), headers });
    const type = response.headers.get("x-blob-type");
    const filename = filenameFromHeader(response.headers.get("content-disposition"));
    return {
      bytes: response.body,
      blobType: BLOB_TYPES.find((known) => known === type) ?? "binary",
      ...defined({ filename }),
    };
  });
}

/** Path of a blob below `/api/v1`. */
export function blobPath(blobId: string): string {
  return `/blobs/${toPathId("blobId", blobId)}`;
}

async function explain<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NotServedError) throw withoutBlobApi(error);
    throw error;
  }
}

/** Runtimes since 0.12 answer an unknown blob with the same empty 404 as an unknown path. */
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
    if (!(await readTraits(http, signal)).hasBlobApi) throw withoutBlobApi(error);
    const { method, url, status } = error;
    throw new NotFoundError(`Blob not found: ${blobId}`, { method, url, status, cause: error });
  }
}

function withoutBlobApi(error: ClientError): ClientError {
  return new NotServedError(`${error.method} ${error.url} is not supported by this runtime`, {
    method: error.method,
    url: error.url,
    status: error.status,
    hint: "Runtimes have a Blob API since 0.10. On 0.9 only components can use blobs (ctx.putBlob, ctx.getBlob).",
    cause: error,
  });
}
