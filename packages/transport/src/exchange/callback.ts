import {
  CallbackAbortedError,
  CallbackError,
  CallbackTimeoutError,
  type ParsedResponse,
  RuntimeCallError,
} from "@stepflow/protocol";
import { createDeferred, MAX_TIMER_MS } from "@stepflow/protocol/internal";
import { RawJson } from "../json/raw-json.ts";
import type { JSONRPCClient, JSONRPCErrorResponse, JSONRPCResponse } from "./json-rpc-adapter.ts";
import type { PendingCalls } from "./pending-calls.ts";

/** How one request to the runtime is made. */
export interface CallbackOptions {
  /** The request fails when no answer has come by then. */
  readonly timeoutMs: number;
  /** Sends the request again after this silence; only for methods without effect (docs/internals/wire.md#callback-deadlock). */
  readonly resendAfterMs?: number | undefined;
  /** Ends the wait early. */
  readonly signal?: AbortSignal | undefined;
  /** Writes the parameters; `JSON.stringify` when absent. */
  readonly write?: ((params: unknown) => string) | undefined;
  /** Gets the whole message that holds the result, as it came, before the result: numbers may say more there. */
  readonly onText?: ((text: string) => void) | undefined;
}

export interface CallbackRequest extends CallbackOptions {
  readonly method: string;
  /** Any value that JSON can hold, or {@link RawJson}. */
  readonly params: unknown;
}

/**
 * One request of a component to the runtime, from the first event that carries it to its answer. Whatever ends it
 * (answer, deadline, abort, end of the exchange) ends it once and leaves nothing behind.
 */
export class Callback {
  readonly #answer = createDeferred<unknown>();
  readonly #request: CallbackRequest;
  readonly #client: JSONRPCClient;
  readonly #pending: PendingCalls;
  readonly #ids: string[] = [];
  readonly #onEnd: (callback: Callback) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #text: string | undefined;
  #ended = false;

  constructor(
    request: CallbackRequest,
    client: JSONRPCClient,
    pending: PendingCalls,
    onEnd: (callback: Callback) => void,
  ) {
    this.#request = request;
    this.#client = client;
    this.#pending = pending;
    this.#onEnd = onEnd;
    // A component may never look at the answer: its failure must not end the process.
    this.answer.catch(() => {});
  }

  get answer(): Promise<unknown> {
    return this.#answer.promise;
  }

  /** Sends the request. Nothing is sent when the caller's signal is aborted already or the parameters are no JSON. */
  start(): void {
    const { signal, resendAfterMs, timeoutMs } = this.#request;
    if (signal?.aborted) return this.fail(this.#abortedError());
    const params = this.#writeParams();
    if (this.#ended) return;
    signal?.addEventListener("abort", this.#onAbort, { once: true });
    this.#send(params);
    // Sending can show that the runtime has gone, which ends the request at once.
    if (!this.#ended) this.#wait(params, resendAfterMs, timeoutMs);
  }

  get method(): string {
    return this.#request.method;
  }

  /** Ends the request with an error. */
  fail(error: unknown): void {
    if (this.#end()) this.#answer.reject(error);
  }

  /** Written once, so that what is sent again is what was sent first. */
  #writeParams(): RawJson | undefined {
    const { method, params, write = JSON.stringify } = this.#request;
    if (params === undefined || params instanceof RawJson) return params;
    try {
      const text: string | undefined = write(params);
      if (text === undefined) throw new TypeError(`a ${typeof params} is no JSON value.`);
      return new RawJson(text);
    } catch (error) {
      const reason = `Parameters of ${method} cannot be written as JSON: ${(error as Error).message}`;
      this.fail(new CallbackError(reason, { cause: error }));
      return undefined;
    }
  }

  #send(params: RawJson | undefined): void {
    const { method } = this.#request;
    const id = this.#pending.register({ receive: (response, text) => this.#receive(response, text) });
    this.#ids.push(id);
    void this.#client.requestAdvanced({ jsonrpc: "2.0", id, method, params }).then(
      (response) => this.#settle(response),
      (error: unknown) => this.fail(error),
    );
  }

  /** Of several answers the first counts, and so does its text. */
  #receive(response: ParsedResponse, text: string): void {
    this.#text ??= text;
    this.#client.receive(toLibraryResponse(response));
  }

  /** Waits for the answer; `silenceMs` is the time until the request is sent once more, twice as long each time. */
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

  #settle(response: JSONRPCResponse): void {
    if (!this.#end()) return;
    if (response.error !== undefined) return this.#answer.reject(new RuntimeCallError(this.method, response.error));
    try {
      this.#request.onText?.(this.#text ?? "");
      this.#answer.resolve(response.result);
    } catch (error) {
      this.#answer.reject(error);
    }
  }

  /** Releases everything; false when the request had ended before. */
  #end(): boolean {
    if (this.#ended) return false;
    this.#ended = true;
    clearTimeout(this.#timer);
    this.#request.signal?.removeEventListener("abort", this.#onAbort);
    for (const id of this.#ids) {
      this.#pending.forget(id);
      this.#client.receive(abandoned(id));
    }
    this.#onEnd(this);
    return true;
  }

  readonly #onAbort = (): void => this.fail(this.#abortedError());

  #abortedError(): CallbackAbortedError {
    return new CallbackAbortedError(this.method, this.#request.signal?.reason);
  }

  #timeoutError(): CallbackTimeoutError {
    return new CallbackTimeoutError(this.method, this.#request.timeoutMs);
  }
}

function toLibraryResponse({ id, result, error }: ParsedResponse): JSONRPCResponse {
  return error === undefined ? { jsonrpc: "2.0", id, result } : { jsonrpc: "2.0", id, error };
}

/** Makes the library drop a request that nobody waits for any more. */
function abandoned(id: string): JSONRPCErrorResponse {
  return { jsonrpc: "2.0", id, error: { code: 0, message: "abandoned" } };
}
