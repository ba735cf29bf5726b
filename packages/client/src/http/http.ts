import { defined } from "@stepflow/protocol/internal";
import {
  InvalidResponseError,
  type RequestFacts,
  RequestTimeoutError,
  RuntimeUnreachableError,
} from "../model/client-error.ts";
import { type BaseUrl, parseBaseUrl } from "./base-url.ts";
import { withDeadline } from "./deadline.ts";
import { toResponseError } from "./response-error.ts";

/** Options that every call takes. */
export interface CallOptions {
  /** Ends the call with the signal's reason. What the runtime has begun goes on. */
  readonly signal?: AbortSignal | undefined;
  /** Deadline of the call in milliseconds; the client's `timeoutMs` when absent. */
  readonly timeoutMs?: number | undefined;
}

/** How JSON is read and written; replace it to keep what JavaScript numbers cannot hold. */
export interface JsonCodec {
  parse(text: string): unknown;
  stringify(value: unknown): string;
}

/** Options of the request layer. */
export interface HttpOptions {
  readonly url: string | URL;
  readonly fetch?: typeof globalThis.fetch | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly timeoutMs?: number | undefined;
  readonly json?: JsonCodec | undefined;
}

/** One request below `/api/v1`. */
export interface HttpRequest extends CallOptions {
  readonly method: "GET" | "POST" | "DELETE";
  /** Path below `/api/v1`, already encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>> | undefined;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as `application/octet-stream`. */
  readonly bytes?: Uint8Array | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** An response with a 2xx status whose body was read to the end. */
export interface HttpResponse extends RequestFacts {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

/** The request layer: URL, headers, deadline, errors. Knows nothing of flows and runs. */
export interface Http {
  readonly baseUrl: string;
  readonly timeoutMs: number;
  /** Sends a request and reads the whole response; a status of 400 and above throws. */
  send(request: HttpRequest): Promise<HttpResponse>;
  /** The same, for answers that are JSON. */
  sendJson(request: HttpRequest): Promise<{ readonly response: HttpResponse; readonly value: unknown }>;
  /** Opens a streamed response; the deadline ends with its headers. The caller reads or cancels the body. */
  open(request: HttpRequest): Promise<Response>;
}

/** Deadline of a call when neither the client nor the call sets one. */
export const DEFAULT_TIMEOUT_MS = 30_000;

/**
 * Creates the request layer.
 *
 * @throws TypeError when the URL is not http(s).
 */
export function createHttp(options: HttpOptions): Http {
  const base = parseBaseUrl(options.url);
  const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  const codec = options.json ?? JSON;
  const doFetch = options.fetch ?? ((input, init) => globalThis.fetch(input, init));

  const exchange = async (request: HttpRequest, signal: AbortSignal): Promise<Response> => {
    const facts = factsOf(base, request);
    const init = toRequestInit(base, options.headers, request, codec);
    try {
      return await doFetch(facts.url, { ...init, signal });
    } catch (cause) {
      signal.throwIfAborted();
      throw unreachable(facts, cause);
    }
  };

  const bounded = <T>(request: HttpRequest, work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    const deadlineMs = request.timeoutMs ?? timeoutMs;
    const onTimeout = (): Error => timedOut(factsOf(base, request), deadlineMs);
    return withDeadline({ signal: request.signal, timeoutMs: deadlineMs, onTimeout }, work);
  };

  const send = (request: HttpRequest): Promise<HttpResponse> =>
    bounded(request, async (signal) => {
      const facts = factsOf(base, request);
      const response = await exchange(request, signal);
      const body = await readBody(facts, response, signal);
      if (!response.ok) throw toResponseError(facts, response.status, decode(body));
      return { ...facts, status: response.status, headers: response.headers, body };
    });

  return {
    baseUrl: base.href,
    timeoutMs,
    send,
    async sendJson(request) {
      const response = await send(request);
      return { response, value: parseJson(response, codec) };
    },
    open: (request) =>
      bounded(request, async (signal) => {
        const response = await exchange(request, signal);
        if (response.ok) return response;
        const facts = factsOf(base, request);
        throw toResponseError(facts, response.status, decode(await readBody(facts, response, signal)));
      }),
  };
}

function factsOf(base: BaseUrl, request: HttpRequest): RequestFacts {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(request.query ?? {})) {
    if (value !== undefined) query.set(name, String(value));
  }
  const search = query.size === 0 ? "" : `?${query}`;
  return { method: request.method, url: `${base.href}${request.path}${search}` };
}

function toRequestInit(
  base: BaseUrl,
  headers: Readonly<Record<string, string>> | undefined,
  request: HttpRequest,
  codec: JsonCodec,
): RequestInit {
  const merged = new Headers({ accept: "application/json" });
  if (base.authorization !== undefined) merged.set("authorization", base.authorization);
  let body: string | Uint8Array<ArrayBuffer> | undefined;
  if (request.json !== undefined) {
    body = codec.stringify(request.json);
    merged.set("content-type", "application/json");
  } else if (request.bytes !== undefined) {
    body = new Uint8Array(request.bytes);
    merged.set("content-type", "application/octet-stream");
  }
  for (const [name, value] of [...Object.entries(headers ?? {}), ...Object.entries(request.headers ?? {})]) {
    merged.set(name, value);
  }
  return { method: request.method, headers: merged, ...defined({ body }) };
}

async function readBody(facts: RequestFacts, response: Response, signal: AbortSignal): Promise<Uint8Array> {
  try {
    return new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    signal.throwIfAborted();
    throw unreachable(facts, cause);
  }
}

function decode(body: Uint8Array): string {
  return new TextDecoder().decode(body);
}

function parseJson(response: HttpResponse, codec: JsonCodec): unknown {
  const text = decode(response.body);
  try {
    return codec.parse(text);
  } catch (cause) {
    const shown = text.length > 200 ? `${text.slice(0, 200)}…` : text;
    throw new InvalidResponseError(
      `${response.method} ${response.url} was answered with ${response.status} and a body that is not JSON: ${JSON.stringify(shown)}`,
      {
        method: response.method,
        url: response.url,
        status: response.status,
        body: text.slice(0, 2_000),
        hint: "Is this the address of a Stepflow runtime?",
        cause,
      },
    );
  }
}

function timedOut(facts: RequestFacts, timeoutMs: number): RequestTimeoutError {
  return new RequestTimeoutError(`${facts.method} ${facts.url} had no complete response within ${timeoutMs} ms`, {
    ...facts,
    code: "ETIMEDOUT",
    hint: "What the runtime has begun goes on. Raise timeoutMs if it needs longer.",
  });
}

function unreachable(facts: RequestFacts, cause: unknown): RuntimeUnreachableError | RequestTimeoutError {
  const { code, message } = rootCause(cause);
  if (code === "UND_ERR_HEADERS_TIMEOUT" || code === "UND_ERR_BODY_TIMEOUT") {
    return new RequestTimeoutError(`${facts.method} ${facts.url} was silent for longer than fetch itself waits`, {
      ...facts,
      code,
      hint: "Node's fetch gives up after 300 s without a byte; a `fetch` with a dispatcher of its own waits longer. What the runtime has begun goes on.",
      cause,
    });
  }
  return new RuntimeUnreachableError(`${facts.method} ${facts.url} failed: ${message}`, {
    ...facts,
    code,
    hint:
      code === "ECONNREFUSED"
        ? "Nothing listens there. Is the runtime running, and is this its port?"
        : "The connection could not be made or broke before the response was complete.",
    cause,
  });
}

// fetch wraps the socket's error in "fetch failed", sometimes twice; a refused dual-stack host is an AggregateError without a message.
function rootCause(error: unknown): { code: string | undefined; message: string } {
  let current: unknown = error;
  for (let depth = 0; depth < 5 && current instanceof Error && current.cause instanceof Error; depth += 1) {
    current = current.cause;
  }
  if (current instanceof AggregateError && current.errors[0] instanceof Error) current = current.errors[0];
  if (!(current instanceof Error)) return { code: undefined, message: String(current) };
  const code = "code" in current && typeof current.code === "string" ? current.code : undefined;
  return { code, message: current.message || (code ?? current.name) };
}
