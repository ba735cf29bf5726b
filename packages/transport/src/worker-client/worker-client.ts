import { MAX_TIMER_MS } from "@stepflow/protocol/internal";
import type { CallbackHandler } from "./callback-handler.ts";
import { WorkerCall } from "./worker-call.ts";
import { WorkerClientClosedError } from "./worker-call-errors.ts";
import { createWorkerLink, type WorkerLinkOptions } from "./worker-link.ts";
import type { WorkerMessage } from "./worker-message.ts";

/** Options of {@link createWorkerClient}. */
export interface WorkerClientOptions extends WorkerLinkOptions {
  /**
   * Serves the requests of the worker.
   *
   * @default undefined, which answers every request with −32601
   */
  readonly onCallback?: CallbackHandler | undefined;
  /**
   * Time after which a message fails.
   *
   * @default 300_000
   */
  readonly timeoutMs?: number | undefined;
}

/** Options of one request to a worker. */
export interface WorkerRequestOptions {
  /**
   * Fails the request when it is aborted.
   *
   * @default undefined
   */
  readonly signal?: AbortSignal | undefined;
  /**
   * Time after which the request fails.
   *
   * @default `timeoutMs` of the client
   */
  readonly timeoutMs?: number | undefined;
  /**
   * Serves the requests that the worker sends during this request.
   *
   * @default `onCallback` of the client
   */
  readonly onCallback?: CallbackHandler | undefined;
  /**
   * Receives the comments of the event stream, by which workers keep it open.
   *
   * @default undefined, which ignores comments
   */
  readonly onComment?: ((comment: string) => void) | undefined;
}

/** A runtime's connection to one worker. */
export interface WorkerClient {
  /** Number of messages in progress. A request whose callbacks are still being served counts. */
  readonly active: number;
  /**
   * Sends a request and resolves with its result. Requests of the worker are served meanwhile.
   *
   * @throws WorkerCallError if the worker answers with an error.
   * @throws WorkerTransportError if there is no valid response.
   * @throws WorkerTimeoutError if there is no response in time.
   * @throws WorkerCallAbortedError if the signal is aborted.
   * @throws WorkerClientClosedError if the client is closed.
   * @throws RangeError if `timeoutMs` is not above 0 or longer than a timer can run.
   * @example
   * ```ts source="./worker-client.examples.ts#request"
   * const result = await client.request("components/execute", params, { timeoutMs: 10_000 });
   * ```
   */
  request(method: string, params: unknown, options?: WorkerRequestOptions): Promise<unknown>;
  /**
   * Sends a notification. Resolves when the worker acknowledges it with status 202.
   *
   * @throws WorkerTransportError if the worker does not acknowledge it.
   * @throws WorkerTimeoutError if there is no response in time.
   * @throws WorkerClientClosedError if the client is closed.
   * @example
   * ```ts source="./worker-client.examples.ts#notify"
   * await client.notify("initialized", {});
   * ```
   */
  notify(method: string, params: unknown): Promise<void>;
  /**
   * Fails all messages in progress with a {@link WorkerClientClosedError}. Later messages fail with it as well.
   *
   * @example
   * ```ts source="./worker-client.examples.ts#close"
   * client.close();
   * ```
   */
  close(): void;
}

const DEFAULT_TIMEOUT_MS = 300_000;

/**
 * Creates a client that talks to a worker as runtimes 0.9 to 0.11 do. It sends requests and notifications by POST, and reads responses as
 * JSON or as an event stream. Requests in the stream are answered by further POSTs.
 *
 * @throws TypeError if `url` is not an http(s) URL.
 * @throws RangeError if `timeoutMs` is not above 0 or longer than a timer can run.
 * @example
 * ```ts source="./worker-client.examples.ts#createWorkerClient"
 * const worker = createWorkerClient({
 *   url: "http://127.0.0.1:3000/",
 *   onCallback: (method) => {
 *     throw new Error(`${method} is not served.`);
 *   },
 * });
 * console.log(await worker.request("components/list", {}));
 * worker.close();
 * ```
 */
export function createWorkerClient(options: WorkerClientOptions): WorkerClient {
  const link = createWorkerLink(options);
  const timeoutMs = checkTimeout(options.timeoutMs ?? DEFAULT_TIMEOUT_MS);
  const calls = new Set<WorkerCall>();
  let closed = false;

  const send = (message: WorkerMessage): Promise<unknown> => {
    if (closed) return Promise.reject(new WorkerClientClosedError(message.method));
    const call = new WorkerCall(message, link, (ended) => calls.delete(ended));
    calls.add(call);
    call.start();
    return call.answer;
  };

  return {
    get active() {
      return calls.size;
    },
    async request(method, params, { signal, onComment, ...own } = {}) {
      const onCallback = own.onCallback ?? options.onCallback;
      const limitMs = checkTimeout(own.timeoutMs ?? timeoutMs);
      return send({ kind: "request", method, params, timeoutMs: limitMs, signal, onCallback, onComment });
    },
    async notify(method, params) {
      await send({ kind: "notification", method, params, timeoutMs });
    },
    close() {
      closed = true;
      for (const call of [...calls]) call.fail(new WorkerClientClosedError(call.method));
    },
  };
}

function checkTimeout(timeoutMs: number): number {
  if (timeoutMs > 0 && timeoutMs <= MAX_TIMER_MS) return timeoutMs;
  throw new RangeError(`timeoutMs must be above 0 and at most ${MAX_TIMER_MS}, got ${timeoutMs}.`);
}
