import { RUNTIME_BODY_LIMIT_BYTES } from "@stepflow/protocol";
import { messageOf, readWithin, StreamTooLongError } from "@stepflow/protocol/internal";
import { decodeJson, parseStrictJson } from "../json/strict-json.ts";
import { RestError } from "./rest-error.ts";

/** A JSON body. */
export interface JsonBody {
  readonly value: unknown;
  /** The source text. It shows what the value does not, such as a repeated member. */
  readonly text: string;
}

/** Reads the whole body of a request. @throws RestError 413 above the limit. If omitted, it is 2 MiB as in real runtimes up to 0.11. */
export async function readBody(request: Request, limitBytes: number = RUNTIME_BODY_LIMIT_BYTES): Promise<Uint8Array> {
  const announcedBytes = Number(request.headers.get("content-length") ?? Number.NaN);
  if (announcedBytes <= limitBytes) {
    const bytes = new Uint8Array(await request.arrayBuffer());
    if (bytes.byteLength <= limitBytes) return bytes;
    throw tooLarge();
  }
  return await collect(request, limitBytes);
}

/** Reads a JSON body. @throws RestError 413, 415 or 400, as the runtimes' framework does. */
export async function readJsonBody(request: Request, limitBytes?: number): Promise<JsonBody> {
  if (!isJson(request.headers.get("content-type"))) {
    throw RestError.plain(415, "Expected request with `Content-Type: application/json`");
  }
  try {
    return parseJson(await readBody(request, limitBytes));
  } catch (error) {
    if (error instanceof RestError) throw error;
    throw RestError.plain(400, `Failed to parse the request body as JSON: ${messageOf(error)}`);
  }
}

/** Parses JSON as strictly as real runtimes do. @throws JsonFault */
export function parseJson(body: Uint8Array): JsonBody {
  const text = decodeJson(body);
  return { value: parseStrictJson(text), text };
}

/** Reads a body of unknown length. */
async function collect({ body }: Request, limitBytes: number): Promise<Uint8Array> {
  const reader = body?.getReader();
  if (reader === undefined) return new Uint8Array();
  try {
    return await readWithin(reader, limitBytes);
  } catch (error) {
    if (!(error instanceof StreamTooLongError)) throw error;
    await drain(reader, MAX_DRAINED_BYTES - error.receivedBytes);
    throw tooLarge();
  }
}

/** Bytes that are read of a body that is too long. */
const MAX_DRAINED_BYTES = 64 * 1024 * 1024;

/** Reads the rest of a body, within limits: a sender whose connection is closed while it sends never sees the response. */
async function drain(reader: ReadableStreamDefaultReader<Uint8Array>, limitBytes: number): Promise<void> {
  let leftBytes = limitBytes;
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    leftBytes -= piece.value.byteLength;
    if (leftBytes < 0) void reader.cancel().catch(() => undefined);
  }
}

function tooLarge(): RestError {
  return RestError.plain(413, "Failed to buffer the request body: length limit exceeded");
}

function isJson(contentType: string | null): boolean {
  return /^\s*application\/(?:json|[\w.!#$&^-]+\+json)\s*(?:;|$)/i.test(contentType ?? "");
}
