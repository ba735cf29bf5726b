import { basicAuthorization, defined } from "@stepflow/protocol/internal";
import type { HeaderFields } from "../http/response-sink.ts";
import { silentTransportLogger, type TransportLogger } from "../log/transport-logger.ts";
import { DEFAULT_MAX_EVENT_BYTES } from "../sse/sse-reader.ts";
import type { Fetch } from "./fetch.ts";
import { followRedirects } from "./follow-redirects.ts";
import type { Post, PostedMessage } from "./post.ts";
import { lenientReader, type ResponseReader } from "./response-reader.ts";
import { createWebPost } from "./web-post.ts";

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
   * Sends messages without objects of the Fetch API, which cost more than the message itself. It is called once, with the URL of the worker
   * without credentials, and takes the place of `fetch` and `networkHeaders`.
   *
   * @default undefined, which sends by `fetch`
   */
  readonly connect?: ((url: URL) => Post) | undefined;
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
  post(text: string, instanceId?: string): PostedMessage;
  nextId(): string;
  readonly maxEventBytes: number;
  readonly reader: ResponseReader;
  readonly logger: TransportLogger;
}

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
  const post = options.connect?.(new URL(url)) ?? createWebPost(url, send, options.networkHeaders === true);
  return {
    maxEventBytes: options.maxEventBytes ?? DEFAULT_MAX_EVENT_BYTES,
    logger: options.logger ?? silentTransportLogger,
    reader: options.reader ?? lenientReader,
    nextId: options.nextId ?? (() => crypto.randomUUID()),
    post: (text, instanceId) =>
      post({ text, headers: instanceId === undefined ? headers : { ...headers, "stepflow-instance-id": instanceId } }),
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
