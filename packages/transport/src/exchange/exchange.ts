import {
  CallbackError,
  ContextClosedError,
  DisconnectedError,
  type RequestId,
  type RpcResponse,
} from "@stepflow/protocol";
import type { RequestHead, ResponseSink } from "../http/response-sink.ts";
import { JSON_HEADERS, toRequestText, toResponseBody, toResponseText } from "../json/response-text.ts";
import { EVENT_STREAM_HEADERS, KEEP_ALIVE_COMMENT, toEvent } from "../sse/sse-writer.ts";
import { Callback, type CallbackCalls, type CallbackRequest } from "./callback.ts";
import { OpenCallbacks } from "./open-callbacks.ts";
import type { SendRequest } from "./rpc-caller.ts";
import type { Tickable, Ticker } from "./shared-ticker.ts";

/** Silence after which a response becomes an event stream, unless an option sets another. */
export const DEFAULT_SSE_AFTER_MS = 5_000;

/** Silence after which a stream gets a comment, unless an option sets another. */
export const DEFAULT_KEEP_ALIVE_MS = 5_000;

/** What all exchanges of an endpoint share. */
export interface ExchangeSettings extends CallbackCalls {
  readonly ticker: Ticker;
  /** A response that takes longer than this becomes an event stream, so that proxies keep the connection open. */
  readonly sseAfterMs: number;
  /** A stream without an event for this time gets a comment. */
  readonly keepAliveMs: number;
}

/** A request as it was received. */
export interface ExchangeRequest {
  readonly id: RequestId;
  readonly head: RequestHead;
  readonly body: string;
}

type State = "undecided" | "streaming" | "ended" | "lost";

/**
 * One request of a runtime and the response to it. A result before any callback is sent as plain JSON. The first callback or a long silence
 * makes the response an event stream, whose last event is the result.
 *
 * @example
 * ```ts source="./exchange.examples.ts#call"
 * const execute: MethodHandler = {
 *   streams: true,
 *   async handle(params, exchange) {
 *     const run = await exchange.call({ method: "runs/get", params, timeoutMs: 10_000 });
 *     return { output: run };
 *   },
 * };
 * ```
 */
export class Exchange implements Tickable {
  /** Id of the request. */
  readonly id: RequestId;
  readonly head: RequestHead;
  readonly #sink: ResponseSink;
  readonly #settings: ExchangeSettings;
  #body: string;
  #mayStream = false;
  #state: State = "undecided";
  #callbacks: OpenCallbacks<Callback> | undefined;
  #send: SendRequest | undefined;
  #lostListeners: (() => void)[] | undefined;
  #watching = false;
  /** Time of the last write. If there is none, the time of the start, or of the first tick after it. */
  #lastWriteMs: number | undefined;

  constructor({ id, head, body }: ExchangeRequest, sink: ResponseSink, settings: ExchangeSettings) {
    this.id = id;
    this.head = head;
    this.#body = body;
    this.#sink = sink;
    this.#settings = settings;
  }

  /**
   * Text of the request, for handlers that need more than `JSON.parse` keeps, such as all digits of a number. It is empty after
   * {@link releaseBody}.
   */
  get body(): string {
    return this.#body;
  }

  /** Frees the text of the request, which would otherwise take memory until the response. */
  releaseBody(): void {
    this.#body = "";
  }

  /** Allows callbacks and an event stream. Runtimes accept both for `components/execute` only. */
  allowStream(): void {
    this.#mayStream = true;
    this.#lastWriteMs = this.#settings.ticker.add(this);
  }

  /** Whether the runtime has closed the connection before the response. */
  get lost(): boolean {
    return this.#state === "lost";
  }

  /** Number of requests to the runtime that wait for a response. */
  get openCallbacks(): number {
    return this.#callbacks?.size ?? 0;
  }

  /**
   * Sends a request to the runtime and resolves with its result.
   *
   * @throws RuntimeCallError if the runtime answers with an error.
   * @throws CallbackTimeoutError if there is no response in time.
   * @throws CallbackAbortedError if the signal of the request is aborted.
   * @throws DisconnectedError if the runtime closes the connection.
   * @throws ContextClosedError if the exchange has ended.
   * @throws CallbackError if the parameters cannot be written as JSON, or the request allows no event stream.
   * @example
   * ```ts source="./exchange.examples.ts#call"
   * const execute: MethodHandler = {
   *   streams: true,
   *   async handle(params, exchange) {
   *     const run = await exchange.call({ method: "runs/get", params, timeoutMs: 10_000 });
   *     return { output: run };
   *   },
   * };
   * ```
   */
  call(request: CallbackRequest): Promise<unknown> {
    const refusal = this.#refuseCall(request.method);
    if (refusal !== undefined) return rejected(refusal);
    this.#send ??= (message) => this.#writeEvent(toRequestText(message));
    this.#callbacks ??= new OpenCallbacks();
    const callback = new Callback(request, this.#send, this.#settings, this.#callbacks);
    callback.start(request);
    return callback.answer;
  }

  /** Calls `listener` when the runtime disconnects before the response, or at once if it already has. */
  onLost(listener: () => void): void {
    if (this.#state === "lost") return listener();
    this.#lostListeners ??= [];
    this.#lostListeners.push(listener);
    this.#watch();
  }

  /** Sends the response. Later calls have no effect. */
  answer(response: RpcResponse): void {
    const state = this.#state;
    if (state === "ended" || state === "lost") return;
    this.#state = "ended";
    if (state === "streaming") this.#sink.end(toEvent(toResponseText(response)));
    else this.#sink.send(200, JSON_HEADERS, toResponseBody(response));
    this.#release((method) => new ContextClosedError(method));
  }

  /** Opens a stream for a slow response, and writes a comment to a silent stream. */
  tick(nowMs: number): void {
    this.#lastWriteMs ??= nowMs;
    const silentMs = nowMs - this.#lastWriteMs;
    if (this.#state === "undecided" && silentMs >= this.#settings.sseAfterMs && this.#acceptsStream) this.#open();
    else if (this.#state === "streaming" && silentMs >= this.#settings.keepAliveMs) this.#write(KEEP_ALIVE_COMMENT);
  }

  #refuseCall(method: string): CallbackError | undefined {
    if (this.#state === "ended") return new ContextClosedError(method);
    if (this.#state === "lost") return new DisconnectedError(method);
    const { isolatedBy } = this.head;
    if (isolatedBy !== undefined) return new CallbackError(refusalOf(isolatedBy, method), { reason: "unsupported" });
    if (this.#state === "streaming") return undefined;
    if (!this.#mayStream) return new CallbackError(`${method} can only be called while a component executes.`);
    if (this.#acceptsStream) return undefined;
    return new CallbackError(`${method} needs an event stream, but the request does not accept text/event-stream.`);
  }

  get #acceptsStream(): boolean {
    const accept = this.head.header("accept");
    return (
      accept === undefined ||
      accept.includes("text/event-stream") ||
      accept.includes("*/*") ||
      accept.includes("text/*")
    );
  }

  #writeEvent(json: string): void {
    if (this.#state === "undecided") this.#open();
    this.#write(toEvent(json));
  }

  #open(): void {
    this.#state = "streaming";
    this.#watch();
    this.#sink.open({ ...EVENT_STREAM_HEADERS, "stepflow-instance-id": this.#settings.pending.instanceId });
    this.#lastWriteMs = performance.now();
  }

  #write(chunk: string | Uint8Array): void {
    this.#lastWriteMs = performance.now();
    this.#sink.write(chunk);
  }

  /** Watches for the end of the connection, only on demand: watching costs a tenth of the throughput. */
  #watch(): void {
    if (this.#watching) return;
    this.#watching = true;
    this.#sink.onLost(() => this.#lose());
  }

  #lose(): void {
    if (this.#state === "ended" || this.#state === "lost") return;
    this.#state = "lost";
    this.#release((method) => new DisconnectedError(method));
    for (const listener of this.#lostListeners ?? []) listener();
  }

  #release(toError: (method: string) => CallbackError): void {
    if (this.#mayStream) this.#settings.ticker.delete(this);
    const callbacks = this.#callbacks;
    this.#callbacks = undefined;
    for (const callback of callbacks?.all() ?? []) callback.fail(toError(callback.method));
  }
}

/** A rejected promise that does not become an unhandled rejection if the component ignores it. */
function rejected(error: CallbackError): Promise<never> {
  const promise = Promise.reject(error);
  promise.catch(ignore);
  return promise;
}

function ignore(): void {}

/** The remedy is part of the message, because runtime 0.10 drops all other members of an error. */
function refusalOf(platform: string, method: string): string {
  return `${platform} cannot send ${method}, because each request gets an instance of its own and the answer of the runtime would reach another one: run the worker as a server for sub-runs and for blobs of runtime 0.9, and set STEPFLOW_PROTOCOL=v1 and STEPFLOW_BLOB_API_URL for blobs of 0.10 and 0.11.`;
}
