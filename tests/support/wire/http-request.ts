import { request as httpRequest } from "node:http";
import type { Served } from "./endpoint-servers.ts";

export interface PlainRequest {
  readonly method?: string;
  readonly path?: string;
  /** Headers that replace the usual ones. undefined removes a header. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: string | Uint8Array;
}

export interface PlainAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** Headers of every POST of a runtime (docs/internals/wire.md#requests-of-a-runtime). */
export const RUNTIME_HEADERS = {
  "content-type": "application/json",
  accept: "application/json, text/event-stream",
} as const;

/** Sends an HTTP request with exactly these headers. `fetch` would add others. */
export async function send(served: Served, request: PlainRequest): Promise<PlainAnswer> {
  return served.fetch === undefined ? overSocket(served, request) : inMemory(served, request);
}

/** Sends a JSON-RPC message by POST. */
export function post(served: Served, message: unknown, headers?: PlainRequest["headers"]): Promise<PlainAnswer> {
  const body = typeof message === "string" || message instanceof Uint8Array ? message : JSON.stringify(message);
  return send(served, { body, ...(headers && { headers }) });
}

export function parse(answer: PlainAnswer): {
  readonly id?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string; readonly data?: unknown };
} {
  return JSON.parse(answer.body);
}

async function inMemory(
  served: Served,
  { method = "POST", path = "/", headers, body }: PlainRequest,
): Promise<PlainAnswer> {
  const url = new URL(path, served.url);
  const init = { method, headers: merged({ host: url.host, ...headers }), ...(body !== undefined && { body }) };
  const response = await (served.fetch as (request: Request) => Promise<Response>)(
    new Request(url, init as RequestInit),
  );
  return { status: response.status, headers: response.headers, body: await response.text() };
}

function overSocket(
  served: Served,
  { method = "POST", path = "/", headers, body }: PlainRequest,
): Promise<PlainAnswer> {
  return new Promise((resolve, reject) => {
    const all = merged(headers);
    // Node omits this header for methods that rarely have a body.
    if (body !== undefined && !("transfer-encoding" in all)) all["content-length"] = String(Buffer.byteLength(body));
    const outgoing = httpRequest(new URL(path, served.url), { method, headers: all }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
      incoming.on("error", reject);
      incoming.on("end", () => {
        const received = Object.entries(incoming.headers).map(
          ([name, value]) => [name, String(value)] as [string, string],
        );
        resolve({
          status: incoming.statusCode ?? 0,
          headers: new Headers(received),
          body: Buffer.concat(chunks).toString(),
        });
      });
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

function merged(headers: PlainRequest["headers"]): Record<string, string> {
  const all: Record<string, string | undefined> = { ...RUNTIME_HEADERS, ...headers };
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
