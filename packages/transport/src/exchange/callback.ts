import {
  CallbackAbortedError,
  CallbackError,
  CallbackTimeoutError,
  type ParsedResponse,
  RuntimeCallError,
} from "@stepflow/protocol";
import { MAX_TIMER_MS, messageOf, onAbort } from "@stepflow/protocol/internal";
import { RawJson } from "../json/raw-json.ts";
import type { OpenCallbacks } from "./open-callbacks.ts";
import type { PendingCalls, ResponseReceiver } from "./pending-calls.ts";
import type { RpcCaller, RpcOutcome, SendRequest } from "./rpc-caller.ts";

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
   * Converts the result. `text` is the text of the response message, which holds digits of large numbers that `JSON.parse` rounds, and
   * `method` is the name of the method. An error that it throws fails the request.
   *
   * @default undefined, which returns the result as it is
   */
  readonly read?: ((result: unknown, text: string, method: string) => unknown) | undefined;
}

/** One request of a worker to the runtime. */
export interface CallbackRequest extends CallbackOptions {
  /** Name of the method, such as `runs/get`. */
  readonly method: string;
  /** Any value that `write` accepts, or {@link RawJson}. */
  readonly params: unknown;
}

/** What the callbacks of all exchanges share. */
export interface CallbackCalls {
  readonly caller: RpcCaller;
  readonly pending: PendingCalls;
}

/**
 * One request of a component to the runtime, from the first event that carries it to its response. The first of response,
 * deadline, abort and end of the exchange settles it and releases its timer, its listener and its ids.
 */
export class Callback implements ResponseReceiver {
  readonly answer: Promise<unknown>;
  readonly method: string;
  // Parts of the request that are needed until the response. The rest of it, such as the parameters, is released when it is sent.
  readonly #timeoutMs: number;
  readonly #signal: AbortSignal | undefined;
  readonly #read: CallbackOptions["read"];
  readonly #write: SendRequest;
  readonly #calls: CallbackCalls;
  readonly #open: OpenCallbacks<Callback>;
  #resolve: (result: unknown) => void = ignore;
  #reject: (error: unknown) => void = ignore;
  #id: string | undefined;
  /** Ids of earlier attempts, if the request was sent again. */
  #earlierIds: readonly string[] | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #text: string | undefined;
  #withdraw: (() => void) | undefined;
  #ended = false;

  /** @param open callbacks of the exchange that wait for a response. The callback is in it until it ends. */
  constructor(
    { method, timeoutMs, signal, read }: CallbackRequest,
    write: SendRequest,
    calls: CallbackCalls,
    open: OpenCallbacks<Callback>,
  ) {
    this.method = method;
    this.#timeoutMs = timeoutMs;
    this.#signal = signal;
    this.#read = read;
    this.#write = write;
    this.#calls = calls;
    this.#open = open;
    this.answer = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    // Components may ignore the promise; a rejection must not become an unhandled rejection.
    this.answer.catch(ignore);
    open.add(this);
  }

  /**
   * Sends the request, unless its signal is already aborted or its parameters cannot be written as JSON.
   *
   * @param request the one of the constructor.
   */
  start(request: CallbackRequest): void {
    const signal = this.#signal;
    if (signal?.aborted) return this.fail(this.#abortedError());
    const params = this.#writeParams(request);
    if (this.#ended) return;
    if (signal !== undefined) this.#withdraw = onAbort(signal, () => this.fail(this.#abortedError()));
    this.#send(params);
    // Sending may reveal that the runtime has disconnected, which ends the request at once.
    if (!this.#ended) this.#wait(params, request.resendAfterMs, this.#timeoutMs);
  }

  /** Ends the request with an error. */
  fail(error: unknown): void {
    if (this.#end()) this.#reject(error);
  }

  /** Writes the parameters once, so that a repeated request equals the first one. */
  #writeParams({ method, params, write = JSON.stringify }: CallbackRequest): RawJson | undefined {
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
    const { caller, pending } = this.#calls;
    if (this.#id !== undefined) this.#earlierIds = [...(this.#earlierIds ?? []), this.#id];
    const id = pending.register(this);
    this.#id = id;
    void caller.call({ id, method: this.method, params }, this.#write).then(
      (outcome) => this.#settle(outcome),
      (error: unknown) => this.fail(error),
    );
  }

  /** Keeps the text of the first response, which is the one that settles the request. */
  receive(response: ParsedResponse, text: string): void {
    this.#text ??= text;
    this.#calls.caller.receive(response);
  }

  /** Waits for the response. After `silenceMs` the request is sent again, and `silenceMs` doubles. */
  #wait(params: RawJson | undefined, silenceMs: number | undefined, leftMs: number): void {
    if (silenceMs === undefined || silenceMs >= leftMs) {
      this.#timer = setTimeout(expire, Math.min(leftMs, MAX_TIMER_MS), this);
      return;
    }
    this.#timer = setTimeout(() => this.#repeat(params, silenceMs, leftMs), silenceMs);
  }

  #repeat(params: RawJson | undefined, silenceMs: number, leftMs: number): void {
    this.#send(params);
    if (!this.#ended) this.#wait(params, silenceMs * 2, leftMs - silenceMs);
  }

  /** Ends the request because there was no response in time. */
  expire(): void {
    this.fail(new CallbackTimeoutError(this.method, this.#timeoutMs));
  }

  #settle({ result, error }: RpcOutcome): void {
    if (!this.#end()) return;
    if (error !== undefined) return this.#reject(new RuntimeCallError(this.method, error));
    try {
      const read = this.#read;
      this.#resolve(read === undefined ? result : read(result, this.#text ?? "", this.method));
    } catch (thrown) {
      this.#reject(thrown);
    }
  }

  /** Releases everything. Returns false if the request has already ended. */
  #end(): boolean {
    if (this.#ended) return false;
    this.#ended = true;
    clearTimeout(this.#timer);
    this.#withdraw?.();
    for (const id of this.#earlierIds ?? []) this.#forget(id);
    if (this.#id !== undefined) this.#forget(this.#id);
    this.#open.delete(this);
    return true;
  }

  #forget(id: string): void {
    this.#calls.pending.forget(id);
    this.#calls.caller.abandon(id);
  }

  #abortedError(): CallbackAbortedError {
    return new CallbackAbortedError(this.method, this.#signal?.reason);
  }
}

// A function for all callbacks, because a timer would keep one for each as long as it runs.
function expire(callback: Callback): void {
  callback.expire();
}

function ignore(): void {}
