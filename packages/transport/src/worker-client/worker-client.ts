import { MAX_TIMER_MS } from "@stepflow/protocol/internal";
import type { HeaderFields } from "../http/response-sink.ts";
import { silentTransportLogger, type TransportLogger } from "../log/transport-logger.ts";
import { lenientReader, type ResponseReader } from "./response-reader.ts";
import { type CallbackHandler, WorkerCall, type WorkerLink, type WorkerMessage } from "./worker-call.ts";
import { WorkerClientClosedError } from "./worker-call-errors.ts";

/** Carries one HTTP request; `fetch` itself, or a worker's own handler for a pairing in memory. */
export type Fetch = (request: Request) => Response | Promise<Response>;

export interface WorkerClientOptions {
  /** Where the worker listens. A user and password in it travel as Basic credentials, as runtimes do (docs/internals/wire.md#requests-of-a-runtime). */
  readonly url: string | URL;
  /** The platform's `fetch` when absent. Give a worker's handler to reach it without a socket. */
  readonly fetch?: Fetch | undefined;
  /** Sent beside the headers of the protocol. */
  readonly headers?: HeaderFields | undefined;
  /** Serves the worker's requests; without it they are answered with −32601. */
  readonly onCallback?: CallbackHandler | undefined;
  /** When a message is given up; 300 000 when absent. */
  readonly timeoutMs?: number | undefined;
  /** Largest answer and largest event; 64 MiB when absent. Of events, characters are counted. */
  readonly maxEventBytes?: number | undefined;
  readonly logger?: TransportLogger | undefined;
  /** How answers are understood; whatever can be understood when absent. */
  readonly reader?: ResponseReader | undefined;
  /** Makes the ids of requests; random UUIDs when absent. Runtimes use UUIDv7 (docs/internals/wire.md#requests-of-a-runtime). */
  readonly nextId?: (() => string) | undefined;
  /** Adds `host` and `content-length`: for a `fetch` without a network, which would add them. */
  readonly networkHeaders?: boolean | undefined;
}

export interface WorkerRequestOptions {
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number | undefined;
  readonly onCallback?: CallbackHandler | undefined;
  /** Gets the comments of an event stream, which workers send to keep it open. */
  readonly onComment?: ((comment: string) => void) | undefined;
}

/** The runtime's end of the connection to one worker. */
export interface WorkerClient {
  /** Messages that are under way, and requests of the worker that are being served. */
  readonly active: number;
  /**
   * Sends a request and waits for its result; serves what the worker asks meanwhile.
   *
   * @throws WorkerCallError the worker answered with an error.
   * @throws WorkerTransportError, WorkerTimeoutError, WorkerCallAbortedError, WorkerClientClosedError.
   */
  request(method: string, params: unknown, options?: WorkerRequestOptions): Promise<unknown>;
  /**
   * Sends a notification, which the worker must acknowledge with 202.
   *
   * @throws WorkerTransportError, WorkerTimeoutError, WorkerClientClosedError.
   */
  notify(method: string, params: unknown): Promise<void>;
  /** Ends everything that is under way; nothing can be sent afterwards. */
  close(): void;
}

const encoder = new TextEncoder();
const DEFAULT_TIMEOUT_MS = 300_000;
const DEFAULT_MAX_EVENT_BYTES = 64 * 1024 * 1024;

/**
 * Speaks to a worker as runtimes 0.9 – 0.11 do: requests and notifications by POST, answers as JSON or as an event
 * stream, whose requests are answered by further POSTs (docs/internals/wire.md#http-rules, docs/internals/wire.md#event-streams, docs/internals/wire.md#callbacks). It knows messages, not flows.
 *
 * @throws TypeError when `url` is not an http(s) URL, RangeError when `timeoutMs` is no time a timer can keep.
 */
export function createWorkerClient(options: WorkerClientOptions): WorkerClient {
  const link = createLink(options);
  const timeoutMs = checkTimeout(options.timeoutMs ?? DEFAULT_TIMEOUT_MS);
  const calls = new Set<WorkerCall>();
  let closed = false;

  const send = (message: WorkerMessage): Promise<unknown> => {
    if (closed) return Promise.reject(new WorkerClientClosedError(message.method));
    const call = new WorkerCall(message, link, (ended) => calls.delete(ended));
    calls.add(call);
    call.start();
    return call.answer;
  };

  return {
    get active() {
      return calls.size;
    },
    async request(method, params, { signal, onComment, ...own } = {}) {
      const onCallback = own.onCallback ?? options.onCallback;
      const limitMs = checkTimeout(own.timeoutMs ?? timeoutMs);
      return send({ kind: "request", method, params, timeoutMs: limitMs, signal, onCallback, onComment });
    },
    async notify(method, params) {
      await send({ kind: "notification", method, params, timeoutMs });
    },
    close() {
      closed = true;
      for (const call of [...calls]) call.fail(new WorkerClientClosedError(call.method));
    },
  };
}

function createLink(options: WorkerClientOptions): WorkerLink {
  const { url, authorization } = splitCredentials(options.url);
  const carry: Fetch = options.fetch ?? ((request) => fetch(request));
  const headers = {
    "content-type": "application/json",
    accept: "application/json, text/event-stream",
    ...(authorization === undefined ? {} : { authorization }),
    ...options.headers,
  };
  const { host } = new URL(url);
  return {
    maxEventBytes: options.maxEventBytes ?? DEFAULT_MAX_EVENT_BYTES,
    logger: options.logger ?? silentTransportLogger,
    reader: options.reader ?? lenientReader,
    nextId: options.nextId ?? (() => crypto.randomUUID()),
    post: async (text, signal, instanceId) => {
      const body = encoder.encode(text);
      const echoed = instanceId === undefined ? {} : { "stepflow-instance-id": instanceId };
      const added = options.networkHeaders === true ? { host, "content-length": String(body.byteLength) } : {};
      return carry(new Request(url, { method: "POST", headers: { ...headers, ...added, ...echoed }, body, signal }));
    },
  };
}

/** `Request` refuses URLs with credentials. */
function splitCredentials(from: string | URL): { readonly url: string; readonly authorization?: string } {
  const url = new URL(from);
  if (!/^https?:$/.test(url.protocol)) throw new TypeError(`Worker URL must be http or https, got "${url.protocol}".`);
  if (url.username === "" && url.password === "") return { url: url.href };
  const credentials = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  url.username = "";
  url.password = "";
  const bytes = new TextEncoder().encode(credentials);
  return { url: url.href, authorization: `Basic ${btoa(String.fromCharCode(...bytes))}` };
}

function checkTimeout(timeoutMs: number): number {
  if (timeoutMs > 0 && timeoutMs <= MAX_TIMER_MS) return timeoutMs;
  throw new RangeError(`timeoutMs must be above 0 and at most ${MAX_TIMER_MS}, got ${timeoutMs}.`);
}
