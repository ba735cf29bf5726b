import {
  MethodNotFoundError,
  type ParsedMessage,
  type ParsedRequest,
  parseMessage,
  type RpcResponse,
  recoverRequestId,
  rpcFailure,
  toInternalError,
} from "@stepflow/protocol";
import { isThenable, LimitedLog, showUrl } from "@stepflow/protocol/internal";
import type { Refusal } from "../guard/refusal.ts";
import type { RequestHead, ResponseSink } from "../http/response-sink.ts";
import { JSON_HEADERS, toResponseBody } from "../json/response-text.ts";
import { silentTransportLogger, type TransportLogger } from "../log/transport-logger.ts";
import { DEFAULT_KEEP_ALIVE_MS, DEFAULT_SSE_AFTER_MS, Exchange, type ExchangeSettings } from "./exchange.ts";
import { PendingCalls } from "./pending-calls.ts";
import { RpcCaller } from "./rpc-caller.ts";
import { RpcDispatcher } from "./rpc-dispatcher.ts";
import { SharedTicker, tickMsFor } from "./shared-ticker.ts";
import { TickerPerExchange } from "./ticker-per-exchange.ts";

/** Serves one method of the protocol. */
export interface MethodHandler {
  /**
   * Whether the response may be an event stream, which callbacks need. Runtimes accept one for `components/execute` only.
   *
   * @default false
   */
  readonly streams?: boolean;
  /** Returns the result or a promise of it. What it throws becomes the error of the response. */
  handle(params: unknown, exchange: Exchange): unknown;
}

/** Options of an {@link Endpoint}. */
export interface EndpointOptions {
  /** Handlers by method name. A request for any other method is answered with −32601. */
  readonly methods: Readonly<Record<string, MethodHandler>>;
  /**
   * Receives notifications. They are acknowledged before this is called, even if it throws.
   *
   * @default undefined, which ignores notifications
   */
  readonly onNotification?: ((method: string, params: unknown, head: RequestHead) => void) | undefined;
  /**
   * Returns a hint for the error of an unknown method.
   *
   * @default undefined, which gives no hints
   */
  readonly hintFor?: ((method: string) => string | undefined) | undefined;
  /**
   * A response that takes longer than this becomes an event stream.
   *
   * @default 5_000
   */
  readonly sseAfterMs?: number | undefined;
  /**
   * An event stream without an event for this time gets a comment, so that proxies keep it open.
   *
   * @default 5_000
   */
  readonly keepAliveMs?: number | undefined;
  /**
   * Gives each request a timer of its own. Platforms such as Cloudflare Workers end a timer with the request that started it. One timer
   * for all requests is cheaper.
   *
   * @default false
   */
  readonly timerPerRequest?: boolean | undefined;
  /**
   * Receives warnings about malformed, refused and stray messages.
   *
   * @default undefined, which logs nothing
   */
  readonly logger?: TransportLogger | undefined;
}

const NO_HEADERS = {} as const;
/**
 * The acknowledgement of a response closes its connection. Otherwise a runtime reuses the connection for an exchange that
 * waits for this very response, and then never sends the response.
 */
const RESPONSE_ACKNOWLEDGED = { connection: "close" } as const;

/**
 * The worker's side of the protocol, independent of the HTTP server: it takes heads and bodies of requests and writes to
 * sinks. It correlates requests in both directions and knows no components.
 *
 * @example
 * ```ts source="./endpoint.examples.ts#Endpoint"
 * const endpoint = new Endpoint({
 *   methods: {
 *     "components/list": { handle: () => ({ components: [] }) },
 *   },
 * });
 * const handle = createWebHandler({ endpoint });
 * ```
 */
export class Endpoint {
  /** Requests to runtimes that wait for a response. */
  readonly pending: PendingCalls;
  readonly #dispatcher: RpcDispatcher<Exchange>;
  readonly #settings: ExchangeSettings;
  readonly #options: EndpointOptions;
  readonly #logger: TransportLogger;
  #active = 0;
  #idleListeners: (() => void)[] = [];

  constructor(options: EndpointOptions) {
    this.#options = options;
    this.#logger = options.logger === undefined ? silentTransportLogger : new LimitedLog(options.logger);
    this.pending = new PendingCalls(this.#logger);
    const { sseAfterMs = DEFAULT_SSE_AFTER_MS, keepAliveMs = DEFAULT_KEEP_ALIVE_MS, timerPerRequest = false } = options;
    const tickMs = tickMsFor(sseAfterMs, keepAliveMs);
    const ticker = timerPerRequest ? new TickerPerExchange(tickMs) : new SharedTicker(tickMs);
    this.#settings = { caller: new RpcCaller(), pending: this.pending, ticker, sseAfterMs, keepAliveMs };
    this.#dispatcher = new RpcDispatcher((method) => new MethodNotFoundError(method, options.hintFor?.(method)));
    for (const [name, handler] of Object.entries(options.methods)) this.#add(name, handler);
  }

  /** Number of requests without a response. */
  get active(): number {
    return this.#active;
  }

  /** Resolves when every request has its response. The next request may arrive at once. */
  idle(): Promise<void> {
    if (this.#active === 0) return Promise.resolve();
    return new Promise((resolve) => this.#idleListeners.push(resolve));
  }

  /** Takes one whole message and responds to it. Never throws. */
  receive(head: RequestHead, body: string, sink: ResponseSink): void {
    const message = parseMessage(body);
    switch (message.kind) {
      case "request":
        return this.#serve(message, head, body, sink);
      case "response":
        sink.send(202, RESPONSE_ACKNOWLEDGED, "");
        return this.pending.deliver(message, body);
      case "notification":
        sink.send(202, NO_HEADERS, "");
        return this.#notify(message, head);
      case "malformed":
        this.#logger.warn("Received a malformed message.", {
          error: message.error.message,
          target: showUrl(head.target),
        });
        return sink.send(400, JSON_HEADERS, toResponseBody(rpcFailure(message.id, message.error)));
    }
  }

  /**
   * Refuses a request.
   *
   * @param bodyStart beginning of the body. The error takes the id of the request from it: a runtime cannot match an error
   * without an id with its request.
   */
  refuse({ status, code, message, headers, cause }: Refusal, bodyStart: string, sink: ResponseSink): void {
    if (cause === undefined) this.#logger.warn("Refused a request.", { status, message });
    else this.#logger.error("A request could not be checked.", { status, error: cause });
    const body = toResponseBody(rpcFailure(recoverRequestId(bodyStart), { code, message, data: { status } }));
    sink.send(status, { ...JSON_HEADERS, ...headers }, body);
  }

  #add(name: string, handler: MethodHandler): void {
    this.#dispatcher.add(name, (params, exchange) => {
      if (handler.streams === true) exchange.allowStream();
      return handler.handle(params, exchange);
    });
  }

  #serve(request: ParsedRequest, head: RequestHead, body: string, sink: ResponseSink): void {
    const exchange = new Exchange({ id: request.id, head, body }, sink, this.#settings);
    this.#active++;
    const response = this.#dispatcher.dispatch(request, exchange);
    // A result that is there already needs no promise, which would take time in every request.
    if (isThenable(response)) void response.then((settled) => this.#finish(exchange, settled));
    else this.#finish(exchange, response);
  }

  #finish(exchange: Exchange, response: RpcResponse): void {
    try {
      exchange.answer(response);
      this.#close();
    } catch (error) {
      this.#fail(exchange, error);
    }
  }

  /** Ends an exchange whose response could not be written, which is a defect of this package. */
  #fail(exchange: Exchange, error: unknown): void {
    this.#logger.error("Could not answer a request.", { error });
    exchange.answer(rpcFailure(exchange.id, toInternalError(error)));
    this.#close();
  }

  #close(): void {
    this.#active--;
    if (this.#active > 0 || this.#idleListeners.length === 0) return;
    const listeners = this.#idleListeners;
    this.#idleListeners = [];
    for (const listener of listeners) listener();
  }

  #notify({ method, params }: ParsedMessage & { kind: "notification" }, head: RequestHead): void {
    try {
      this.#options.onNotification?.(method, params, head);
    } catch (error) {
      this.#logger.error("A notification could not be handled.", { method, error });
    }
  }
}
