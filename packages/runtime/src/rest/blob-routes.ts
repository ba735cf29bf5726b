import type { Rest } from "@stepflow/protocol/documents";
import { defined, messageOf } from "@stepflow/protocol/internal";
import type { Context } from "hono";
import { type BlobStore, jsonTextOf, type StoredBlob } from "../blobs/blob-store.ts";
import { compactJson } from "../blobs/compact-json.ts";
import { mayHoldLongIntegers, rewriteExactly } from "../json/exact-integers.ts";
import { membersOf } from "../json/json-text.ts";
import type { RouteTable } from "./api-app.ts";
import { FieldReader } from "./field-reader.ts";
import { type JsonBody, parseJson, readBody } from "./request-body.ts";
import { RestError } from "./rest-error.ts";

const JSON_TYPE = "application/json";
const OCTET_STREAM = "application/octet-stream";
const BLOB_TYPES = ["flow", "data", "binary"] as const;

/** Options of {@link createBlobRoutes}. */
export interface BlobRouteOptions {
  /** Limit of a body; that of the REST API if omitted. */
  readonly limitBytes?: number | undefined;
  /** Whether the value may also be called `jsonData`, and the type of bytes is shown, as in 0.12 and later. */
  readonly isLater?: boolean | undefined;
}

/** Routes of the Blob API. */
export function createBlobRoutes(blobs: BlobStore, options: BlobRouteOptions = {}): RouteTable {
  return {
    "/blobs": {
      POST: async (context) => context.json(await store(blobs, context, options)),
    },
    "/blobs/:blobId": {
      GET: async (context) => {
        const blobId = context.req.param("blobId") ?? "";
        const blob = await blobs.get(blobId);
        if (blob === undefined) throw RestError.json(404, `Blob '${blobId}' not found`);
        return (context.req.header("accept") ?? "").includes(OCTET_STREAM) ? toBytes(blob) : toJson(blob, options);
      },
    },
  };
}

async function store(
  blobs: BlobStore,
  { req }: Context,
  { limitBytes, isLater = false }: BlobRouteOptions,
): Promise<Rest.StoreBlobResponse> {
  const body = await readBody(req.raw, limitBytes);
  if (req.header("content-type")?.startsWith(OCTET_STREAM)) {
    const filename = readFilename(req.header("x-blob-filename"));
    return answerOf(await blobs.put(body, { type: "binary", filename }), filename);
  }
  const { json, blobType, filename } = readRequest(body, isLater);
  return answerOf(await blobs.put(new TextEncoder().encode(json), { type: blobType, filename }), filename);
}

function answerOf(blobId: string, filename: string | undefined): Rest.StoreBlobResponse {
  return { blobId, ...defined({ filename }) };
}

interface StoreRequest {
  /** The compact JSON of `data`. */
  readonly json: string;
  readonly blobType: Rest.BlobType;
  readonly filename: string | undefined;
}

/** Reads a JSON request. Every content type but an octet stream is read as JSON. */
function readRequest(body: Uint8Array, isLater: boolean): StoreRequest {
  const refuse = (reason: string): RestError => RestError.json(400, `Invalid JSON request: ${reason}`);
  const reader = new FieldReader(refuse);
  const parsed = parse(body, refuse);
  const request = reader.request(parsed, ["data", "blobType", "filename"]);
  const { blobType = "data", filename } = request;
  const name = isLater && Object.hasOwn(request, "jsonData") ? "jsonData" : "data";
  const data = reader.required(request, name);
  return {
    json: mayHoldLongIntegers(parsed.text)
      ? rewriteExactly(textOfMember(name, parsed.text), compactJson)
      : compactJson(data),
    blobType: reader.oneOf(blobType, "", BLOB_TYPES),
    filename: reader.optionalString(filename, ""),
  };
}

function textOfMember(wanted: string, body: string): string {
  for (const [name, value] of membersOf(body.trim())) if (JSON.parse(name) === wanted) return value;
  return "null";
}

function parse(body: Uint8Array, refuse: (reason: string) => RestError): JsonBody {
  try {
    return parseJson(body);
  } catch (error) {
    throw refuse(messageOf(error));
  }
}

/** Decodes a filename as UTF-8, because header values are read as one character per byte. Invalid UTF-8 is ignored. */
function readFilename(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(header, (char) => char.charCodeAt(0)));
  } catch {
    return undefined;
  }
}

/** Sends the value as the stored text, so that its hash stays the id: JavaScript would write some numbers in another way. */
function toJson(blob: StoredBlob, { isLater = false }: BlobRouteOptions): Response {
  const { id: blobId, type: blobType, filename } = blob;
  const isBinary = isLater && blobType === "binary";
  const contentType = isBinary ? OCTET_STREAM : undefined;
  const labels = JSON.stringify({ blobType, blobId, ...defined({ filename, contentType }) } satisfies BlobLabels);
  return new Response(`{"data":${isBinary ? "null" : textOf(blob)},${labels.slice(1)}`, {
    headers: { "content-type": JSON_TYPE },
  });
}

type BlobLabels = Omit<Rest.GetBlobResponse, "data">;

function textOf(blob: StoredBlob): string {
  try {
    return jsonTextOf(blob);
  } catch {
    throw RestError.json(500, "Failed to deserialize blob data");
  }
}

function toBytes({ content, type, filename }: StoredBlob): Response {
  const headers = new Headers({ "content-type": OCTET_STREAM, "x-blob-type": type });
  if (filename !== undefined) headers.set("content-disposition", toDisposition(filename));
  return new Response(new Uint8Array(content), { headers });
}

/** Writes a filename as the runtimes do: plain UTF-8, with quotes escaped but not backslashes. Control characters, which no header may hold, become spaces. */
function toDisposition(filename: string): string {
  const bytes = new TextEncoder().encode(filename.replaceAll('"', '\\"').replaceAll(/\p{Cc}/gu, " "));
  return `attachment; filename="${Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")}"`;
}
