import {
  MethodNotFoundError,
  type ParsedRequest,
  type RpcResponse,
  rpcFailure,
  rpcSuccess,
  toInternalError,
} from "@stepflow/protocol";
import { Semaphore } from "@stepflow/protocol/internal";
import { toResponseBody } from "../json/response-text.ts";
import { type CallbackContext, type CallbackHandler, NO_RESPONSE } from "./callback-handler.ts";
import { CallbackRefusal } from "./callback-refusal.ts";
import type { PostedMessage } from "./post.ts";
import type { CallInfo } from "./response-reader.ts";
import type { WorkerLink } from "./worker-link.ts";

/** Number of responses that are sent at once: a worker may send thousands of requests, and each response needs a connection. */
const MAX_CONCURRENT_RESPONSES = 64;
/** Number of open requests at which reading pauses until half of them are done, which slows down a worker that floods. */
const MAX_OPEN_CALLBACKS = 1_000;
/** An acknowledgement is read so that its connection can be reused, unless it is longer than this. */
export const MAX_ACKNOWLEDGEMENT_BYTES = 4_096;

/** The call during which the requests are served. */
export interface ServingCall {
  readonly info: CallInfo;
  readonly onCallback: CallbackHandler | undefined;
}

/** Serves the requests that a worker sends during one call, and limits how many are open. */
export class CallbackServing {
  readonly #call: ServingCall;
  readonly #link: WorkerLink;
  readonly #permits = new Semaphore(MAX_CONCURRENT_RESPONSES);
  /** Responses being sent. */
  readonly #sending = new Set<PostedMessage>();
  /** Aborts the signal of the handlers. It is created for the first handler that looks at it. */
  #controller: AbortController | undefined;
  /** Error with which the call has ended. */
  #failure: unknown;
  #open = 0;
  #resume: (() => void) | undefined;
  #released = false;

  constructor(call: ServingCall, link: WorkerLink) {
    this.#call = call;
    this.#link = link;
  }

  /** Serves one request and sends the response to the given instance of the worker. Never rejects. */
  async serve(request: ParsedRequest, instanceId: string | undefined): Promise<void> {
    this.#open++;
    const response = await this.#respond(request);
    if (response !== undefined && !this.#released) await this.#sendInTurn(response, request, instanceId);
    this.#open--;
    if (this.#open < MAX_OPEN_CALLBACKS / 2) this.#resume?.();
  }

  /** Resolves when another request may be read; returns `undefined` if it may be read at once. */
  whenReady(): Promise<void> | undefined {
    if (this.#open < MAX_OPEN_CALLBACKS || this.#released) return undefined;
    return new Promise((resolve) => {
      this.#resume = resolve;
    });
  }

  /** Aborts the responses being sent and sends no others. */
  release(error: unknown): void {
    this.#released = true;
    this.#failure = error;
    if (error !== undefined) this.#controller?.abort(error);
    for (const posted of this.#sending) posted.abort(error);
    this.#permits.releaseAll();
    this.#resume?.();
  }

  async #respond({ id, method, params }: ParsedRequest): Promise<RpcResponse | undefined> {
    const { onCallback } = this.#call;
    if (onCallback === undefined) return rpcFailure(id, new MethodNotFoundError(method).toRpcError());
    try {
      const result = await onCallback(method, params, this.#contextOf(id));
      return result === NO_RESPONSE ? undefined : rpcSuccess(id, result ?? null);
    } catch (error) {
      return rpcFailure(id, error instanceof CallbackRefusal ? error.toRpcError() : toInternalError(error));
    }
  }

  #contextOf(id: CallbackContext["id"]): CallbackContext {
    const readSignal = (): AbortSignal => this.#signal();
    return {
      id,
      get signal() {
        return readSignal();
      },
    };
  }

  #signal(): AbortSignal {
    this.#controller ??= new AbortController();
    if (this.#failure !== undefined) this.#controller.abort(this.#failure);
    return this.#controller.signal;
  }

  async #sendInTurn(response: RpcResponse, request: ParsedRequest, instanceId: string | undefined): Promise<void> {
    const turn = this.#permits.acquire();
    if (turn !== undefined) await turn;
    if (!this.#released) await this.#send(response, request, instanceId);
    this.#permits.release();
  }

  async #send(response: RpcResponse, { method, id }: ParsedRequest, instanceId: string | undefined): Promise<void> {
    let posted: PostedMessage | undefined;
    try {
      posted = this.#link.post(toResponseBody(response), instanceId);
      this.#sending.add(posted);
      const receipt = await posted.reply;
      await receipt.readBody(MAX_ACKNOWLEDGEMENT_BYTES);
      this.#link.reader.onReceipt?.(this.#call.info, receipt.status);
    } catch (error) {
      // Real runtimes do not repeat a lost response either: the deadline of the worker ends its wait.
      this.#link.logger.warn("A response did not reach the worker.", { method, id, error });
    } finally {
      if (posted !== undefined) this.#sending.delete(posted);
    }
  }
}
