import {
  CallbackError,
  ContextClosedError,
  DisconnectedError,
  type RequestId,
  type RpcRequest,
  type RpcResponse,
} from "@stepflow/protocol";
import type { RequestHead, ResponseSink } from "../http/response-sink.ts";
import { toRequestText, toResponseBody, toResponseText } from "../json/response-text.ts";
import { EVENT_STREAM_HEADERS, KEEP_ALIVE_COMMENT, toEvent } from "../sse/sse-writer.ts";
import { Callback, type CallbackRequest } from "./callback.ts";
import { JSONRPCClient } from "./json-rpc-adapter.ts";
import type { KeepAliveTicker, Tickable } from "./keep-alive-ticker.ts";
import type { PendingCalls } from "./pending-calls.ts";

/** What all exchanges of an endpoint share. */
export interface ExchangeSettings {
  readonly pending: PendingCalls;
  readonly ticker: KeepAliveTicker;
  /** An execution without an answer becomes an event stream after this time, so that proxies keep it open. */
  readonly sseAfterMs: number;
  /** A stream without an event gets a comment after this time. */
  readonly keepAliveMs: number;
}

type State = "undecided" | "streaming" | "ended" | "lost";

const JSON_HEADERS = { "content-type": "application/json" } as const;

/**
 * One request of a runtime and its answer. It stays undecided until something settles how to answer: a result gives
 * plain JSON, the first callback or a long silence gives an event stream whose last event is the result.
 */
export class Exchange implements Tickable {
  readonly id: RequestId;
  readonly head: RequestHead;
  /** The text of the request, for handlers that read more from it than `JSON.parse` gives. */
  readonly body: string;
  readonly #sink: ResponseSink;
  readonly #settings: ExchangeSettings;
  readonly #streams: boolean;
  #state: State = "undecided";
  #callbacks: Set<Callback> | undefined;
  #client: JSONRPCClient | undefined;
  #lostListeners: (() => void)[] | undefined;
  #watching = false;
  #lastWriteMs = 0;

  constructor(
    request: { readonly id: RequestId; readonly head: RequestHead; readonly body: string; readonly streams: boolean },
    sink: ResponseSink,
    settings: ExchangeSettings,
  ) {
    this.id = request.id;
    this.head = request.head;
    this.body = request.body;
    this.#streams = request.streams;
    this.#sink = sink;
    this.#settings = settings;
    if (this.#streams) {
      this.#lastWriteMs = Date.now();
      settings.ticker.add(this);
    }
  }

  /** True once the runtime has closed the connection before it was answered. */
  get lost(): boolean {
    return this.#state === "lost";
  }

  /** Requests to the runtime that are still unanswered. */
  get openCallbacks(): number {
    return this.#callbacks?.size ?? 0;
  }

  /**
   * Sends a request to the runtime and waits for its answer.
   *
   * @throws RuntimeCallError the runtime answered with an error.
   * @throws CallbackTimeoutError, CallbackAbortedError, DisconnectedError, ContextClosedError.
   */
  call(request: CallbackRequest): Promise<unknown> {
    const refusal = this.#refuseCall(request.method);
    if (refusal !== undefined) return rejected(refusal);
    this.#client ??= new JSONRPCClient((request: RpcRequest) => this.#writeEvent(toRequestText(request)));
    this.#callbacks ??= new Set();
    const callback = new Callback(request, this.#client, this.#settings.pending, (ended) =>
      this.#callbacks?.delete(ended),
    );
    this.#callbacks.add(callback);
    callback.start();
    return callback.answer;
  }

  /** Calls `listener` when the runtime goes away before it was answered; at once when it has gone already. */
  onLost(listener: () => void): void {
    if (this.#state === "lost") return listener();
    this.#lostListeners ??= [];
    this.#lostListeners.push(listener);
    this.#watch();
  }

  /** Answers. What comes after the answer is dropped. */
  answer(response: RpcResponse): void {
    const state = this.#state;
    if (state === "ended" || state === "lost") return;
    this.#state = "ended";
    if (state === "streaming") this.#sink.end(toEvent(toResponseText(response)));
    else this.#sink.send(200, JSON_HEADERS, toResponseBody(response));
    this.#release((method) => new ContextClosedError(method));
  }

  tick(nowMs: number): void {
    const silentMs = nowMs - this.#lastWriteMs;
    if (this.#state === "undecided" && silentMs >= this.#settings.sseAfterMs && this.#acceptsStream) this.#open();
    else if (this.#state === "streaming" && silentMs >= this.#settings.keepAliveMs) this.#write(KEEP_ALIVE_COMMENT);
  }

  #refuseCall(method: string): CallbackError | undefined {
    if (this.#state === "ended") return new ContextClosedError(method);
    if (this.#state === "lost") return new DisconnectedError(method);
    if (this.#state === "streaming") return undefined;
    if (!this.#streams) return new CallbackError(`${method} can only be called while a component executes.`);
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
    this.#lastWriteMs = Date.now();
  }

  #write(chunk: string | Uint8Array): void {
    this.#lastWriteMs = Date.now();
    this.#sink.write(chunk);
  }

  /** Listening for the end of a connection costs a tenth of the throughput: only when someone needs to know. */
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
    if (this.#streams) this.#settings.ticker.delete(this);
    const callbacks = this.#callbacks;
    this.#callbacks = undefined;
    for (const callback of callbacks ?? []) callback.fail(toError(callback.method));
  }
}

/** A rejection that ends no process when the component does not look at it. */
function rejected(error: CallbackError): Promise<never> {
  const promise = Promise.reject(error);
  promise.catch(() => {});
  return promise;
}
