import type { ParsedResponse } from "@stepflow/protocol";
import { createDeferred, messageOf, onAbort } from "@stepflow/protocol/internal";
import { decodeBody } from "../http/body-outcome.ts";
import { EventTooLargeError } from "../sse/sse-reader.ts";
import { CallbackServing, MAX_ACKNOWLEDGEMENT_BYTES } from "./callback-serving.ts";
import { describeNetworkError } from "./network-error.ts";
import type { PostedMessage, Reply } from "./post.ts";
import type { CallInfo } from "./response-reader.ts";
import { ResponseStream } from "./response-stream.ts";
import {
  WorkerCallAbortedError,
  WorkerCallError,
  WorkerClientError,
  WorkerTimeoutError,
  type WorkerTransportError,
} from "./worker-call-errors.ts";
import type { WorkerLink } from "./worker-link.ts";
import type { WorkerMessage } from "./worker-message.ts";

/** A stream is read for this long after its result, so that it can end and its connection be reused. */
const LINGER_MS = 500;
const MAX_SHOWN_CHARS = 200;
/** Number of warnings per call about skipped events. A stream of nonsense would fill the log. */
const MAX_SKIP_WARNINGS = 10;

/**
 * One message to a worker: the exchange with its response, and the requests of the worker meanwhile. The first of response,
 * deadline, abort and closing settles the call. It is released when its exchange and all requests of the worker are done, or
 * at once if it fails.
 */
export class WorkerCall {
  readonly #info: CallInfo;
  readonly #message: WorkerMessage;
  readonly #link: WorkerLink;
  readonly #onRelease: (call: WorkerCall) => void;
  readonly #answer = createDeferred<unknown>();
  readonly #callbacks: CallbackServing;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #posted: PostedMessage | undefined;
  #stream: ResponseStream | undefined;
  #instanceId: string | undefined;
  #skipped = 0;
  /** The exchange itself and the requests of the worker that are being served. */
  #runningTasks = 0;
  #withdraw = (): void => {};
  #settled = false;
  #released = false;

  constructor(message: WorkerMessage, link: WorkerLink, onRelease: (call: WorkerCall) => void) {
    const { method, params, onCallback } = message;
    this.#message = message;
    this.#link = link;
    this.#info = { id: link.nextId(), method, params };
    this.#onRelease = onRelease;
    this.#callbacks = new CallbackServing({ info: this.#info, onCallback }, link);
  }

  get answer(): Promise<unknown> {
    return this.#answer.promise;
  }

  get method(): string {
    return this.#message.method;
  }

  start(): void {
    const { signal, timeoutMs } = this.#message;
    if (signal?.aborted) return this.fail(this.#abortedError());
    if (signal !== undefined) this.#withdraw = onAbort(signal, () => this.fail(this.#abortedError()));
    this.#timer = setTimeout(() => this.fail(new WorkerTimeoutError(this.method, timeoutMs)), timeoutMs);
    this.#run(() => this.#exchange());
  }

  /** Ends the call with an error, and everything that still runs for it. */
  fail(error: WorkerClientError): void {
    if (this.#settle()) this.#answer.reject(error);
    this.#release(error);
  }

  /** Runs a task. The call is released after its last task. */
  #run(task: () => Promise<void>): void {
    this.#runningTasks++;
    void this.#runToEnd(task);
  }

  async #runToEnd(task: () => Promise<void>): Promise<void> {
    try {
      await task();
    } catch (error) {
      this.fail(this.#toFailure(error));
    }
    if (--this.#runningTasks === 0) this.#release(undefined);
  }

  async #exchange(): Promise<void> {
    this.#posted = this.#link.post(this.#toText());
    const reply = await this.#posted.reply;
    if (this.#released) return reply.cancel();
    this.#instanceId = reply.header("stepflow-instance-id");
    if (this.#message.kind === "notification") return this.#readAcknowledgement(reply);
    const type = reply.header("content-type") ?? "";
    if (this.#link.reader.isEventStream(this.#info, type, reply.status) && reply.hasBody) {
      return this.#readStream(reply);
    }
    this.#readResponse(reply.status, await reply.readBody(this.#link.maxEventBytes));
  }

  #toText(): string {
    const { kind, method, params } = this.#message;
    const message = { jsonrpc: "2.0", ...(kind === "request" && { id: this.#info.id }), method, params };
    try {
      return JSON.stringify(message);
    } catch (error) {
      const reason = `Parameters of ${method} cannot be written as JSON: ${messageOf(error)}`;
      throw new WorkerClientError(reason, { cause: error });
    }
  }

  /** A real runtime exits when a notification is answered with anything but 202. */
  async #readAcknowledgement(reply: Reply): Promise<void> {
    await reply.readBody(MAX_ACKNOWLEDGEMENT_BYTES);
    if (this.#link.reader.isAcknowledged(this.#info, reply.status)) return this.#succeed(undefined);
    throw this.#lost(
      "badStatus",
      `a worker must acknowledge notifications with 202, but this one sent ${reply.status}.`,
    );
  }

  #readResponse(status: number, body: Uint8Array | undefined): void {
    if (body === undefined) {
      throw this.#lost("tooLarge", `the answer is larger than ${this.#link.maxEventBytes} bytes.`);
    }
    this.#take(this.#link.reader.readResponse(this.#info, { status, text: decodeBody(body).text }));
  }

  async #readStream(reply: Reply): Promise<void> {
    const stream = new ResponseStream(reply);
    this.#stream = stream;
    const { reader, maxEventBytes } = this.#link;
    const onEvent = (data: string): void => {
      this.#readEvent(data);
      if (this.#settled) stream.cancelAfter(reader.readsBeyondResult ? LINGER_MS : 0);
    };
    try {
      const splitter = reader.splitEvents(this.#info, maxEventBytes, { onEvent, onComment: this.#message.onComment });
      await stream.read(splitter, () => this.#callbacks.whenReady());
    } catch (error) {
      if (!this.#settled) throw this.#toStreamFailure(error);
    }
    if (!this.#settled) throw this.#lost("streamEnded", "the event stream ended without the result.");
  }

  #toStreamFailure(error: unknown): WorkerClientError {
    if (error instanceof WorkerClientError) return error;
    if (error instanceof EventTooLargeError) return this.#lost("tooLarge", error.message);
    const reason = describeNetworkError(error);
    return this.#lost("streamEnded", `the event stream broke off without the result: ${reason}.`, error);
  }

  #readEvent(data: string): void {
    const { reader, logger } = this.#link;
    if (this.#settled && !reader.readsBeyondResult) return;
    const message = reader.readEvent(this.#info, data);
    if (message?.kind === "request") this.#run(() => this.#callbacks.serve(message, this.#instanceId));
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

  /** Returns false if the call has already been settled. */
  #settle(): boolean {
    if (this.#settled) return false;
    this.#settled = true;
    this.#withdraw();
    return true;
  }

  /** Aborts what still runs, and reports the call as ended. */
  #release(error: unknown): void {
    if (this.#released) return;
    this.#released = true;
    clearTimeout(this.#timer);
    if (this.#runningTasks > 0) this.#posted?.abort(error);
    this.#stream?.cancel();
    this.#callbacks.release(error);
    this.#onRelease(this);
  }

  #abortedError(): WorkerCallAbortedError {
    return new WorkerCallAbortedError(this.method, this.#message.signal?.reason);
  }

  #toFailure(error: unknown): WorkerClientError {
    if (error instanceof WorkerClientError) return error;
    return this.#lost("unreachable", `no answer from the worker: ${describeNetworkError(error)}.`, error);
  }

  #lost(reason: WorkerTransportError["reason"], message: string, cause?: unknown): WorkerTransportError {
    return this.#link.reader.toError({ method: this.method, reason, message, cause });
  }
}
