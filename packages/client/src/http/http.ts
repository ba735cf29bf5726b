import { defined, isPlainData, readWithin, StreamTooLongError } from "@stepflow/protocol/internal-client";
import {
  ClientError,
  InvalidResponseError,
  type RequestFacts,
  RequestTimeoutError,
  RuntimeUnreachableError,
} from "../model/client-error.ts";
import { type BaseUrl, parseBaseUrl } from "./base-url.ts";
import { checkTimeout, withDeadline } from "./deadline.ts";
import { toResponseError } from "./response-error.ts";

/** Options of every call. */
export interface CallOptions {
  /** Aborts the call with the signal's reason. The runtime continues what it has started. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Time limit of the call in milliseconds.
   *
   * @default the `timeoutMs` of the client
   */
  readonly timeoutMs?: number | undefined;
}

/** Parser and serializer for JSON. A lossless one keeps numbers that JavaScript rounds. */
export interface JsonCodec {
  /** Parses JSON text. */
  parse(text: string): unknown;
  /** Serializes a value as JSON text. */
  stringify(value: unknown): string;
}

/** Options of {@link createHttp}. */
export interface HttpOptions {
  readonly url: string | URL;
  readonly fetch?: typeof globalThis.fetch | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly timeoutMs?: number | undefined;
  readonly json?: JsonCodec | undefined;
}

/** A request to a path below `/api/v1`. */
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

/** A response with a 2xx status and its complete body. */
export interface HttpResponse extends RequestFacts {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

/** Sends requests with URL, headers and time limit, and turns failures into errors. It contains nothing about flows and runs. */
export interface Http {
  readonly baseUrl: string;
  readonly timeoutMs: number;
  /** Sends a request and reads the complete response. A status of 400 or above throws an error. */
  send(request: HttpRequest): Promise<HttpResponse>;
  /** Sends a request and parses the JSON response. */
  sendJson(request: HttpRequest): Promise<{ readonly response: HttpResponse; readonly value: unknown }>;
  /** Parses the JSON of a response. Each call returns another copy. */
  parse(response: HttpResponse): unknown;
  /** Sends a request and returns the response with an unread body. The time limit ends with its headers. The caller must read or cancel the body. */
  open(request: HttpRequest): Promise<Response>;
}

/** Default time limit of a call, in milliseconds. */
export const DEFAULT_TIMEOUT_MS = 30_000;

/**
 * Creates the layer that sends requests.
 *
 * @throws TypeError if the URL is not an absolute http(s) URL, or the time limit is invalid.
 */
export function createHttp(options: HttpOptions): Http {
  const base = parseBaseUrl(options.url);
  const timeoutMs = checkTimeout(options.timeoutMs ?? DEFAULT_TIMEOUT_MS);
  const codec = options.json ?? JSON;
  const hasSecrets = base.authorization !== undefined || Object.keys(options.headers ?? {}).length > 0;
  const doFetch = options.fetch ?? ((input, init) => globalThis.fetch(input, init));

  const exchange = async (request: HttpRequest, signal: AbortSignal): Promise<Response> => {
    const facts = factsOf(base, request);
    const init = { ...(await toRequestInit(base, options.headers, request, codec)), signal };
    try {
      const response = await doFetch(new URL(facts.url).href, { ...init, redirect: "manual" });
      if (!isRedirect(response)) return response;
      const { followRedirects } = await import("./rare-cases.ts");
      return await followRedirects(response, doFetch, { facts, init, hasSecrets });
    } catch (cause) {
      signal.throwIfAborted();
      throw cause instanceof ClientError ? cause : await unreachable(facts, cause);
    }
  };

  const bounded = async <T>(request: HttpRequest, work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    const deadlineMs = checkTimeout(request.timeoutMs ?? timeoutMs);
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

  const parse = (response: HttpResponse): unknown => parseJson(response, codec);

  return {
    baseUrl: base.href,
    timeoutMs,
    send,
    async sendJson(request) {
      const response = await send(request);
      return { response, value: parse(response) };
    },
    parse,
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

/** Browsers hide status and target of a redirect. */
function isRedirect({ type, status }: Response): boolean {
  return type === "opaqueredirect" || (status >= 300 && status < 400);
}

async function toRequestInit(
  base: BaseUrl,
  headers: Readonly<Record<string, string>> | undefined,
  request: HttpRequest,
  codec: JsonCodec,
): Promise<RequestInit> {
  const merged = new Headers({ accept: "application/json" });
  if (base.authorization !== undefined) merged.set("authorization", base.authorization);
  let body: string | Uint8Array<ArrayBuffer> | undefined;
  if (request.json !== undefined) {
    // Plain data is written before the caller can change it.
    body = isPlainData(request.json, MAX_BODY_DEPTH)
      ? codec.stringify(request.json)
      : await writeChecked(request, codec);
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

/** @throws TypeError that names the place of a value that JSON would change or drop. */
async function writeChecked({ method, path, json }: HttpRequest, codec: JsonCodec): Promise<string> {
  const { checkBody } = await import("./rare-cases.ts");
  checkBody(`${method} ${path}`, json, { bigints: codec !== JSON, maxDepth: MAX_BODY_DEPTH });
  return codec.stringify(json);
}

/** Real runtimes refuse deeper bodies themselves and name this reason. */
const MAX_BODY_DEPTH = 500;

/** The longest text of a JavaScript engine has about as many characters. Runtimes store blobs of at most 250 MiB. */
const MAX_RESPONSE_BYTES = 512 * 1024 * 1024;

async function readBody(facts: RequestFacts, response: Response, signal: AbortSignal): Promise<Uint8Array> {
  const reader = response.body?.getReader();
  if (reader === undefined) return new Uint8Array();
  try {
    return await readWithin(reader, MAX_RESPONSE_BYTES);
  } catch (cause) {
    void reader.cancel().catch(() => {});
    signal.throwIfAborted();
    if (!(cause instanceof StreamTooLongError)) throw await unreachable(facts, cause);
    throw new InvalidResponseError(
      `The response to ${facts.method} ${facts.url} has more than ${MAX_RESPONSE_BYTES} bytes.`,
      {
        ...facts,
        status: response.status,
        hint: "Let components store large values as blobs, or submit a run with fewer items.",
        cause,
      },
    );
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
        hint: "Check that this is the URL of a Stepflow runtime.",
        cause,
      },
    );
  }
}

function timedOut(facts: RequestFacts, timeoutMs: number): RequestTimeoutError {
  return new RequestTimeoutError(
    `${facts.method} ${facts.url} had no complete response within ${Math.ceil(timeoutMs)} ms`,
    {
      ...facts,
      code: "ETIMEDOUT",
      hint: "The runtime continues what it has started. Raise timeoutMs if it needs more time.",
    },
  );
}

async function unreachable(
  facts: RequestFacts,
  cause: unknown,
): Promise<RuntimeUnreachableError | RequestTimeoutError> {
  const { code, message } = rootCause(cause);
  if (code === "UND_ERR_HEADERS_TIMEOUT" || code === "UND_ERR_BODY_TIMEOUT") {
    return new RequestTimeoutError(`${facts.method} ${facts.url} had no data for longer than fetch itself waits`, {
      ...facts,
      code,
      hint: "The fetch function of Node gives up after 300 s without a byte. Pass a `fetch` with a custom dispatcher to wait longer. The runtime continues what it has started.",
      cause,
    });
  }
  return new RuntimeUnreachableError(`${facts.method} ${facts.url} failed: ${message}`, {
    ...facts,
    code,
    hint: await hintOf(code),
    cause,
  });
}

/** Returns advice for a code of Node or of OpenSSL. Browsers have no codes. */
async function hintOf(code: string | undefined): Promise<string> {
  if (code === "ECONNREFUSED")
    return "Nothing listens there. Check that the runtime is running and that this is its port.";
  const broken = "The connection could not be established, or it broke before the response was complete.";
  if (code === undefined) return broken;
  const { tlsHintOf } = await import("./rare-cases.ts");
  return tlsHintOf(code) ?? broken;
}

// fetch wraps the error of the socket in "fetch failed", sometimes twice. A refused dual-stack host is an AggregateError without a message.
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
