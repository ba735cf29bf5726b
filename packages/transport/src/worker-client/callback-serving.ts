import {
  MethodNotFoundError,
  type ParsedRequest,
  type RpcResponse,
  rpcFailure,
  rpcSuccess,
  toInternalError,
} from "@stepflow/protocol";
import { Semaphore } from "@stepflow/protocol/internal";
import { readWebBody } from "../http/web-body.ts";
import { toResponseBody } from "../json/response-text.ts";
import { type CallbackHandler, NO_RESPONSE } from "./callback-handler.ts";
import { CallbackRefusal } from "./callback-refusal.ts";
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
  /** Signal for the handler. */
  readonly signal: AbortSignal;
}

/** Serves the requests that a worker sends during one call, and limits how many are open. */
export class CallbackServing {
  readonly #call: ServingCall;
  readonly #link: WorkerLink;
  readonly #permits = new Semaphore(MAX_CONCURRENT_RESPONSES);
  /** One controller per response being sent. A shared signal would collect listeners until the requests are garbage. */
  readonly #sending = new Set<AbortController>();
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
    for (const controller of this.#sending) controller.abort(error);
    this.#permits.releaseAll();
    this.#resume?.();
  }

  async #respond({ id, method, params }: ParsedRequest): Promise<RpcResponse | undefined> {
    const { onCallback, signal } = this.#call;
    if (onCallback === undefined) return rpcFailure(id, new MethodNotFoundError(method).toRpcError());
    try {
      const result = await onCallback(method, params, { id, signal });
      return result === NO_RESPONSE ? undefined : rpcSuccess(id, result ?? null);
    } catch (error) {
      return rpcFailure(id, error instanceof CallbackRefusal ? error.toRpcError() : toInternalError(error));
    }
  }

  async #sendInTurn(response: RpcResponse, request: ParsedRequest, instanceId: string | undefined): Promise<void> {
    const turn = this.#permits.acquire();
    if (turn !== undefined) await turn;
    if (!this.#released) await this.#send(response, request, instanceId);
    this.#permits.release();
  }

  async #send(response: RpcResponse, { method, id }: ParsedRequest, instanceId: string | undefined): Promise<void> {
    const controller = new AbortController();
    this.#sending.add(controller);
    try {
      const receipt = await this.#link.post(toResponseBody(response), controller.signal, instanceId);
      await readWebBody(receipt, MAX_ACKNOWLEDGEMENT_BYTES);
      this.#link.reader.onReceipt?.(this.#call.info, receipt.status);
    } catch (error) {
      // Real runtimes do not repeat a lost response either: the deadline of the worker ends its wait.
      this.#link.logger.warn("A response did not reach the worker.", { method, id, error });
    } finally {
      this.#sending.delete(controller);
    }
  }
}
