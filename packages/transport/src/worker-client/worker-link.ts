import { basicAuthorization, defined } from "@stepflow/protocol/internal";
import type { HeaderFields } from "../http/response-sink.ts";
import { silentTransportLogger, type TransportLogger } from "../log/transport-logger.ts";
import { DEFAULT_MAX_EVENT_BYTES } from "../sse/sse-reader.ts";
import type { Fetch } from "./fetch.ts";
import { followRedirects } from "./follow-redirects.ts";
import { lenientReader, type ResponseReader } from "./response-reader.ts";

/** Options of the connection to a worker. */
export interface WorkerLinkOptions {
  /** URL of the worker. A user name and password in it are sent as Basic credentials, as runtimes do. */
  readonly url: string | URL;
  /**
   * Sends HTTP requests. Pass a worker's `fetch` to reach it without a network.
   *
   * @default the platform's `fetch`
   */
  readonly fetch?: Fetch | undefined;
  /**
   * Headers to send in addition to those of the protocol.
   *
   * @default {}
   */
  readonly headers?: HeaderFields | undefined;
  /**
   * Largest response, in bytes, and largest event, in characters.
   *
   * @default 67_108_864 (64 MiB)
   */
  readonly maxEventBytes?: number | undefined;
  /**
   * Receives warnings about skipped events and lost responses.
   *
   * @default undefined, which logs nothing
   */
  readonly logger?: TransportLogger | undefined;
  /**
   * Interprets the responses of the worker.
   *
   * @default lenientReader
   */
  readonly reader?: ResponseReader | undefined;
  /**
   * Creates the ids of requests. Runtimes use UUIDv7.
   *
   * @default crypto.randomUUID
   */
  readonly nextId?: (() => string) | undefined;
  /**
   * Adds the headers `host` and `content-length`, which a network would add. Use it with a `fetch` that has no network.
   *
   * @default false
   */
  readonly networkHeaders?: boolean | undefined;
}

/** What all calls of a client share. */
export interface WorkerLink {
  /** Sends a message by POST. @param instanceId instance of the worker that the message is for. */
  post(body: string, signal: AbortSignal, instanceId?: string): Promise<Response>;
  nextId(): string;
  readonly maxEventBytes: number;
  readonly reader: ResponseReader;
  readonly logger: TransportLogger;
}

const encoder = new TextEncoder();

/** @throws TypeError if `url` is not an http(s) URL. */
export function createWorkerLink(options: WorkerLinkOptions): WorkerLink {
  const { url, authorization } = splitCredentials(options.url);
  const send: Fetch = options.fetch ?? followRedirects((request) => fetch(request), { becomesGet: false });
  const headers = {
    "content-type": "application/json",
    accept: "application/json, text/event-stream",
    ...defined({ authorization }),
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
      return send(new Request(url, { method: "POST", headers: { ...headers, ...added, ...echoed }, body, signal }));
    },
  };
}

/** Moves credentials from the URL to a header, because `Request` refuses URLs with credentials. */
function splitCredentials(from: string | URL): { readonly url: string; readonly authorization?: string } {
  const url = new URL(from);
  if (!/^https?:$/.test(url.protocol)) throw new TypeError(`Worker URL must be http or https, got "${url.protocol}".`);
  const authorization = basicAuthorization(url);
  url.username = "";
  url.password = "";
  return { url: url.href, ...defined({ authorization }) };
}
