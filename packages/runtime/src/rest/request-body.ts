import { RUNTIME_BODY_LIMIT_BYTES } from "@stepflow/protocol";
import { messageOf } from "@stepflow/protocol/internal";
import { decodeJson, parseStrictJson } from "../json/strict-json.ts";
import { RestError } from "./rest-error.ts";

/** A body that is JSON. */
export interface JsonBody {
  readonly value: unknown;
  /** For what the value does not tell, such as a member that was given twice. */
  readonly text: string;
}

/**
 * The whole body of a request.
 *
 * @throws RestError 413 above 2 MiB (docs/internals/wire.md#rest-behaviour).
 */
export async function readBody(request: Request): Promise<Uint8Array> {
  const announcedBytes = Number(request.headers.get("content-length") ?? Number.NaN);
  if (announcedBytes <= RUNTIME_BODY_LIMIT_BYTES) {
    const bytes = new Uint8Array(await request.arrayBuffer());
    if (bytes.byteLength <= RUNTIME_BODY_LIMIT_BYTES) return bytes;
    throw tooLarge();
  }
  return await collect(request);
}

/** The body as JSON, for calls that take nothing else. @throws RestError 413, 415, 400 as the runtimes' framework does. */
export async function readJsonBody(request: Request): Promise<JsonBody> {
  if (!isJson(request.headers.get("content-type"))) {
    throw RestError.plain(415, "Expected request with `Content-Type: application/json`");
  }
  try {
    return parseJson(await readBody(request));
  } catch (error) {
    if (error instanceof RestError) throw error;
    throw RestError.plain(400, `Failed to parse the request body as JSON: ${messageOf(error)}`);
  }
}

/** @throws JsonFault for what real runtimes do not take for JSON either. */
export function parseJson(body: Uint8Array): JsonBody {
  const text = decodeJson(body);
  return { value: parseStrictJson(text), text };
}

async function collect({ body }: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = body?.getReader();
  for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) {
    length += piece.value.byteLength;
    if (length > RUNTIME_BODY_LIMIT_BYTES) chunks.length = 0;
    else chunks.push(piece.value);
    // Read to its end, as far as that is bearable: a sender that finds the connection closed never sees the answer.
    if (length > PATIENCE_BYTES) void reader?.cancel().catch(() => undefined);
  }
  if (length > RUNTIME_BODY_LIMIT_BYTES) throw tooLarge();
  return Buffer.concat(chunks);
}

const PATIENCE_BYTES = 64 * 1024 * 1024;

function tooLarge(): RestError {
  return RestError.plain(413, "Failed to buffer the request body: length limit exceeded");
}

function isJson(contentType: string | null): boolean {
  return /^\s*application\/(?:json|[\w.!#$&^-]+\+json)\s*(?:;|$)/i.test(contentType ?? "");
}
