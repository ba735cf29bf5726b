import {
  MethodNotFoundError,
  type ParsedRequest,
  type ParsedResponse,
  type RpcResponse,
  rpcFailure,
  rpcSuccess,
  toInternalError,
} from "@stepflow/protocol";
import { createDeferred, Semaphore } from "@stepflow/protocol/internal";
import { type BodyOutcome, readWebBody } from "../http/web-body.ts";
import { toResponseBody } from "../json/response-text.ts";
import type { TransportLogger } from "../log/transport-logger.ts";
import { EventTooLargeError, readEventStream } from "../sse/sse-reader.ts";
import { CallbackRefusal, NO_RESPONSE } from "./callback-refusal.ts";
import type { CallInfo, ResponseReader } from "./response-reader.ts";
import {
  WorkerCallAbortedError,
  WorkerCallError,
  WorkerClientError,
  WorkerTimeoutError,
  type WorkerTransportError,
} from "./worker-call-errors.ts";

/** What a handler gets to know of the request it serves. */
export interface CallbackContext {
  /** The id under which the worker asked. */
  readonly id: string | number;
  /** Aborted when the worker can no longer be answered: its stream broke, or the call was aborted, timed out or closed. */
  readonly signal: AbortSignal;
}

/**
 * Serves the requests of a worker while it executes. What it throws becomes the error of the answer, a
 * {@link CallbackRefusal} word for word; for {@link NO_RESPONSE} none is sent.
 */
export type CallbackHandler = (method: string, params: unknown, context: CallbackContext) => unknown;

/** One message to a worker. */
export interface WorkerMessage {
  readonly kind: "request" | "notification";
  readonly method: string;
  readonly params: unknown;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  readonly onCallback?: CallbackHandler | undefined;
  readonly onComment?: ((comment: string) => void) | undefined;
}

/** What all calls of a client share. */
export interface WorkerLink {
  post(body: string, signal: AbortSignal, instanceId?: string): Promise<Response>;
  /** Makes the ids of requests. */
  nextId(): string;
  readonly maxEventBytes: number;
  readonly reader: ResponseReader;
  readonly logger: TransportLogger;
}

/** A stream whose result has come is read on for this long, so that its connection can be used again. */
const LINGER_MS = 500;
/** Bodies of acknowledgements are read for the same reason, unless they are long. */
const MAX_ACKNOWLEDGEMENT_BYTES = 4_096;
const MAX_SHOWN_CHARS = 200;
/** Answers that are under way to the worker at once: it may ask thousands of things, and each answer takes a connection. */
const MAX_CONCURRENT_RESPONSES = 64;
/** With so many requests open, no more are read until half of them are done: a worker that floods waits. */
const MAX_OPEN_CALLBACKS = 1_000;
/** Of one call; a stream of nonsense would fill the log. */
const MAX_SKIP_WARNINGS = 10;

/**
 * One message to a worker and everything that follows from it: the answer, and the worker's requests with their
 * answers. Whatever ends it (answer, deadline, abort, closing) ends it once and leaves nothing behind.
 */
export class WorkerCall {
  readonly #id: string;
  readonly #message: WorkerMessage;
  readonly #link: WorkerLink;
  readonly #onRelease: (call: WorkerCall) => void;
  readonly #answer = createDeferred<unknown>();
  readonly #controller = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  #instanceId: string | undefined;
  readonly #permits = new Semaphore(MAX_CONCURRENT_RESPONSES);
  /** One for each answer on its way: requests leave their listeners on a signal until they are collected as garbage. */
  readonly #sending = new Set<AbortController>();
  #readOn: (() => void) | undefined;
  #skipped = 0;
  /** The exchange itself and every request of the worker that is being served. */
  #running = 0;
  #settled = false;
  #released = false;

  constructor(message: WorkerMessage, link: WorkerLink, onRelease: (call: WorkerCall) => void) {
    this.#message = message;
    this.#link = link;
    this.#id = link.nextId();
    this.#onRelease = onRelease;
  }

  get answer(): Promise<unknown> {
    return this.#answer.promise;
  }

  get method(): string {
    return this.#message.method;
  }

  get #answered(): CallInfo {
    return { id: this.#id, method: this.#message.method, params: this.#message.params };
  }

  start(): void {
    const { signal, timeoutMs } = this.#message;
    if (signal?.aborted) return this.fail(this.#abortedError());
    signal?.addEventListener("abort", this.#onAbort, { once: true });
    this.#timer = setTimeout(() => this.fail(new WorkerTimeoutError(this.method, timeoutMs)), timeoutMs);
    this.#run(() => this.#exchange());
  }

  /** Ends the call with an error and everything that still runs for it. */
  fail(error: WorkerClientError): void {
    if (this.#settle()) this.#answer.reject(error);
    this.#release(error);
  }

  /** Counts a task, so that the call is released after its last one. */
  #run(task: () => Promise<void>): void {
    this.#running++;
    void task()
      .catch((error: unknown) => this.fail(this.#toFailure(error)))
      .then(() => {
        if (--this.#running === 0) this.#release(undefined);
        else if (this.#running <= MAX_OPEN_CALLBACKS / 2) this.#readOn?.();
      });
  }

  /** Ends when there is room for more requests of the worker. */
  #whenReady(): Promise<void> | undefined {
    if (this.#running <= MAX_OPEN_CALLBACKS || this.#released) return undefined;
    return new Promise((resolve) => {
      this.#readOn = resolve;
    });
  }

  async #exchange(): Promise<void> {
    const response = await this.#link.post(this.#toText(), this.#controller.signal);
    if (this.#released) return response.body?.cancel();
    this.#instanceId = response.headers.get("stepflow-instance-id") ?? undefined;
    if (this.#message.kind === "notification") return this.#readAcknowledgement(response);
    const type = response.headers.get("content-type") ?? "";
    if (this.#link.reader.isEventStream(this.#answered, type, response.status) && response.body !== null) {
      return this.#readStream(response.body);
    }
    this.#readAnswer(response, await readWebBody(response, this.#link.maxEventBytes));
  }

  #toText(): string {
    const { kind, method, params } = this.#message;
    const message = { jsonrpc: "2.0", ...(kind === "request" && { id: this.#id }), method, params };
    try {
      return JSON.stringify(message);
    } catch (error) {
      const reason = `Parameters of ${method} cannot be written as JSON: ${(error as Error).message}`;
      throw new WorkerClientError(reason, { cause: error });
    }
  }

  /** A status that a runtime would take for the end of the world (docs/internals/wire.md#acknowledgements). */
  async #readAcknowledgement(response: Response): Promise<void> {
    await readWebBody(response, MAX_ACKNOWLEDGEMENT_BYTES);
    if (this.#link.reader.isAcknowledged(this.#answered, response.status)) return this.#succeed(undefined);
    throw this.#lost(
      "badStatus",
      `a worker must acknowledge notifications with 202, but this one sent ${response.status}.`,
    );
  }

  #readAnswer({ status }: Response, { kind, text }: BodyOutcome): void {
    if (kind === "tooLarge")
      throw this.#lost("tooLarge", `the answer is larger than ${this.#link.maxEventBytes} bytes.`);
    this.#take(this.#link.reader.readResponse(this.#answered, { status, text }));
  }

  async #readStream(body: ReadableStream<Uint8Array>): Promise<void> {
    this.#reader = body.getReader();
    const { reader, maxEventBytes } = this.#link;
    let linger: ReturnType<typeof setTimeout> | undefined;
    const onEvent = (data: string): void => {
      this.#readEvent(data);
      if (this.#settled) linger ??= setTimeout(() => this.#cancelStream(), reader.readsBeyondResult ? LINGER_MS : 0);
    };
    const handlers = { onEvent, onComment: this.#message.onComment };
    try {
      const splitter = reader.splitEvents(this.#answered, maxEventBytes, handlers);
      await readEventStream(this.#reader, splitter, () => this.#whenReady());
    } catch (error) {
      if (!this.#settled) throw this.#toStreamFailure(error);
    } finally {
      clearTimeout(linger);
      this.#cancelStream();
    }
    if (!this.#settled) throw this.#lost("streamEnded", "the event stream ended without the result.");
  }

  #toStreamFailure(error: unknown): WorkerClientError {
    if (error instanceof WorkerClientError) return error;
    if (error instanceof EventTooLargeError) return this.#lost("tooLarge", error.message);
    return this.#lost("streamEnded", `the event stream broke off without the result: ${describe(error)}.`, error);
  }

  #readEvent(data: string): void {
    const { reader, logger } = this.#link;
    if (this.#settled && !reader.readsBeyondResult) return;
    const message = reader.readEvent(this.#answered, data);
    if (message?.kind === "request") this.#run(() => this.#serve(message));
    else if (message?.kind === "response") this.#take(message);
    else if (this.#skipped++ < MAX_SKIP_WARNINGS) {
      logger.warn("Skipped an event.", { method: this.method, data: data.slice(0, MAX_SHOWN_CHARS) });
    }
  }

  #take({ result, error }: ParsedResponse): void {
    if (error === undefined) this.#succeed(result);
    else if (this.#settle()) this.#answer.reject(new WorkerCallError(this.method, error));
  }

  #succeed(result: unknown): void {
    if (this.#settle()) this.#answer.resolve(result);
  }

  async #serve(request: ParsedRequest): Promise<void> {
    const answer = await this.#toAnswer(request);
    if (answer === undefined || this.#released) return;
    const turn = this.#permits.acquire();
    if (turn !== undefined) await turn;
    if (!this.#released) await this.#send(answer, request);
    this.#permits.release();
  }

  async #send(answer: RpcResponse, request: ParsedRequest): Promise<void> {
    const controller = new AbortController();
    this.#sending.add(controller);
    try {
      const response = await this.#link.post(toResponseBody(answer), controller.signal, this.#instanceId);
      await readWebBody(response, MAX_ACKNOWLEDGEMENT_BYTES);
      this.#link.reader.onReceipt?.(this.#answered, response.status);
    } catch (error) {
      // It counts as delivered (docs/internals/wire.md#acknowledgements): the worker's own deadline ends its wait.
      this.#link.logger.warn("An answer did not reach the worker.", { method: request.method, id: request.id, error });
    } finally {
      this.#sending.delete(controller);
    }
  }

  async #toAnswer({ id, method, params }: ParsedRequest): Promise<RpcResponse | undefined> {
    const { onCallback } = this.#message;
    if (onCallback === undefined) return rpcFailure(id, new MethodNotFoundError(method).toRpcError());
    try {
      const result = await onCallback(method, params, { id, signal: this.#controller.signal });
      return result === NO_RESPONSE ? undefined : rpcSuccess(id, result ?? null);
    } catch (error) {
      return rpcFailure(id, error instanceof CallbackRefusal ? error.toRpcError() : toInternalError(error));
    }
  }

  /** False when the call was settled before. */
  #settle(): boolean {
    if (this.#settled) return false;
    this.#settled = true;
    this.#message.signal?.removeEventListener("abort", this.#onAbort);
    return true;
  }

  /** Ends what still runs when there is an error, and forgets the call. */
  #release(error: unknown): void {
    if (this.#released) return;
    this.#released = true;
    clearTimeout(this.#timer);
    if (this.#running > 0) this.#controller.abort(error);
    for (const controller of this.#sending) controller.abort(error);
    this.#cancelStream();
    this.#permits.releaseAll();
    this.#readOn?.();
    this.#onRelease(this);
  }

  #cancelStream(): void {
    this.#reader?.cancel().catch(() => {});
    this.#reader = undefined;
  }

  readonly #onAbort = (): void => this.fail(this.#abortedError());

  #abortedError(): WorkerCallAbortedError {
    return new WorkerCallAbortedError(this.method, this.#message.signal?.reason);
  }

  #toFailure(error: unknown): WorkerClientError {
    if (error instanceof WorkerClientError) return error;
    return this.#lost("unreachable", `no answer from the worker: ${describe(error)}.`, error);
  }

  #lost(reason: WorkerTransportError["reason"], message: string, cause?: unknown): WorkerTransportError {
    return this.#link.reader.toError({ method: this.method, reason, message, cause });
  }
}

/** `fetch failed` says nothing; its cause does, and where that stands for several (IPv4 and IPv6) its code. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { message, code } = (error.cause ?? {}) as { message?: unknown; code?: unknown };
  return [error.message, message || code].filter((part) => typeof part === "string" && part !== "").join(": ");
}
