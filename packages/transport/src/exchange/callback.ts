import {
  CallbackAbortedError,
  CallbackError,
  CallbackTimeoutError,
  type ParsedResponse,
  RuntimeCallError,
} from "@stepflow/protocol";
import { createDeferred, MAX_TIMER_MS, messageOf, onAbort } from "@stepflow/protocol/internal";
import { RawJson } from "../json/raw-json.ts";
import type { RpcCaller, RpcOutcome } from "./json-rpc-adapter.ts";
import type { PendingCalls } from "./pending-calls.ts";

/** Options of one request to the runtime. */
export interface CallbackOptions {
  /** The request fails if there is no response after this time. */
  readonly timeoutMs: number;
  /**
   * Sends the request again if there is no response after this time, then after twice the time, and so on. Use it only for
   * methods without side effects: a response can get lost, and a repeated request may be executed twice.
   *
   * @default undefined, which sends the request once
   */
  readonly resendAfterMs?: number | undefined;
  /**
   * Fails the request when it is aborted.
   *
   * @default undefined, so that only the timeout ends the wait
   */
  readonly signal?: AbortSignal | undefined;
  /**
   * Writes the parameters as JSON text.
   *
   * @default JSON.stringify
   */
  readonly write?: ((params: unknown) => string) | undefined;
  /**
   * Receives the text of the response message before the result is returned. The text holds digits of large numbers that
   * `JSON.parse` rounds. An error that it throws fails the request.
   *
   * @default undefined
   */
  readonly onText?: ((text: string) => void) | undefined;
}

/** One request of a worker to the runtime. */
export interface CallbackRequest extends CallbackOptions {
  /** Name of the method, such as `runs/get`. */
  readonly method: string;
  /** Any value that `write` accepts, or {@link RawJson}. */
  readonly params: unknown;
}

/**
 * One request of a component to the runtime, from the first event that carries it to its response. The first of response,
 * deadline, abort and end of the exchange settles it and releases its timer, its listener and its ids.
 */
export class Callback {
  readonly #answer = createDeferred<unknown>();
  readonly #request: CallbackRequest;
  readonly #caller: RpcCaller;
  readonly #pending: PendingCalls;
  readonly #ids: string[] = [];
  readonly #onEnd: (callback: Callback) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #text: string | undefined;
  #withdraw = (): void => {};
  #ended = false;

  constructor(request: CallbackRequest, caller: RpcCaller, pending: PendingCalls, onEnd: (callback: Callback) => void) {
    this.#request = request;
    this.#caller = caller;
    this.#pending = pending;
    this.#onEnd = onEnd;
    // Components may ignore the promise; a rejection must not become an unhandled rejection.
    this.answer.catch(() => {});
  }

  get answer(): Promise<unknown> {
    return this.#answer.promise;
  }

  get method(): string {
    return this.#request.method;
  }

  /** Sends the request, unless its signal is already aborted or its parameters cannot be written as JSON. */
  start(): void {
    const { signal, resendAfterMs, timeoutMs } = this.#request;
    if (signal?.aborted) return this.fail(this.#abortedError());
    const params = this.#writeParams();
    if (this.#ended) return;
    if (signal !== undefined) this.#withdraw = onAbort(signal, () => this.fail(this.#abortedError()));
    this.#send(params);
    // Sending may reveal that the runtime has disconnected, which ends the request at once.
    if (!this.#ended) this.#wait(params, resendAfterMs, timeoutMs);
  }

  /** Ends the request with an error. */
  fail(error: unknown): void {
    if (this.#end()) this.#answer.reject(error);
  }

  /** Writes the parameters once, so that a repeated request equals the first one. */
  #writeParams(): RawJson | undefined {
    const { method, params, write = JSON.stringify } = this.#request;
    if (params === undefined || params instanceof RawJson) return params;
    try {
      const text: string | undefined = write(params);
      if (text === undefined) throw new TypeError(`a ${typeof params} is not a JSON value.`);
      return new RawJson(text);
    } catch (error) {
      const reason = `Parameters of ${method} cannot be written as JSON: ${messageOf(error)}`;
      this.fail(new CallbackError(reason, { cause: error }));
      return undefined;
    }
  }

  #send(params: RawJson | undefined): void {
    const id = this.#pending.register({ receive: (response, text) => this.#receive(response, text) });
    this.#ids.push(id);
    void this.#caller.call(id, this.#request.method, params).then(
      (outcome) => this.#settle(outcome),
      (error: unknown) => this.fail(error),
    );
  }

  /** Keeps the text of the first response, which is the one that settles the request. */
  #receive(response: ParsedResponse, text: string): void {
    this.#text ??= text;
    this.#caller.receive(response);
  }

  /** Waits for the response. After `silenceMs` the request is sent again, and `silenceMs` doubles. */
  #wait(params: RawJson | undefined, silenceMs: number | undefined, leftMs: number): void {
    if (silenceMs === undefined || silenceMs >= leftMs) {
      this.#timer = setTimeout(() => this.fail(this.#timeoutError()), Math.min(leftMs, MAX_TIMER_MS));
      return;
    }
    this.#timer = setTimeout(() => {
      this.#send(params);
      if (!this.#ended) this.#wait(params, silenceMs * 2, leftMs - silenceMs);
    }, silenceMs);
  }

  #settle({ result, error }: RpcOutcome): void {
    if (!this.#end()) return;
    if (error !== undefined) return this.#answer.reject(new RuntimeCallError(this.method, error));
    try {
      this.#request.onText?.(this.#text ?? "");
      this.#answer.resolve(result);
    } catch (thrown) {
      this.#answer.reject(thrown);
    }
  }

  /** Releases everything. Returns false if the request has already ended. */
  #end(): boolean {
    if (this.#ended) return false;
    this.#ended = true;
    clearTimeout(this.#timer);
    this.#withdraw();
    for (const id of this.#ids) {
      this.#pending.forget(id);
      this.#caller.abandon(id);
    }
    this.#onEnd(this);
    return true;
  }

  #abortedError(): CallbackAbortedError {
    return new CallbackAbortedError(this.method, this.#request.signal?.reason);
  }

  #timeoutError(): CallbackTimeoutError {
    return new CallbackTimeoutError(this.method, this.#request.timeoutMs);
  }
}
