import {
  MethodNotFoundError,
  type ParsedMessage,
  type ParsedRequest,
  parseMessage,
  type RpcResponse,
  recoverRequestId,
  rpcFailure,
  rpcSuccess,
  toInternalError,
} from "@stepflow/protocol";
import type { Refusal } from "../guard/request-guard.ts";
import type { RequestHead, ResponseSink } from "../http/response-sink.ts";
import { toResponseBody } from "../json/response-text.ts";
import { silentTransportLogger, type TransportLogger } from "../log/transport-logger.ts";
import { Exchange, type ExchangeSettings } from "./exchange.ts";
import { JSONRPCServer } from "./json-rpc-adapter.ts";
import { KeepAliveTicker } from "./keep-alive-ticker.ts";
import { PendingCalls } from "./pending-calls.ts";

/** Serves one method. What it throws becomes the error of the answer. */
export interface MethodHandler {
  /** True when the answer may be an event stream; runtimes accept one for `components/execute` only (docs/internals/wire.md#event-streams). */
  readonly streams?: boolean;
  handle(params: unknown, exchange: Exchange): unknown;
}

export interface EndpointOptions {
  /** By method name. */
  readonly methods: Readonly<Record<string, MethodHandler>>;
  /** Takes notifications; every one is acknowledged, whatever happens here. */
  readonly onNotification?: (method: string, params: unknown, head: RequestHead) => void;
  /** A hint for the error of an unknown method. */
  readonly hintFor?: (method: string) => string | undefined;
  /** 5 000 when absent. */
  readonly sseAfterMs?: number;
  /** 5 000 when absent. */
  readonly keepAliveMs?: number;
  readonly logger?: TransportLogger;
}

const JSON_HEADERS = { "content-type": "application/json" } as const;
const NO_HEADERS = {} as const;
/**
 * The acknowledgement of an answer must end its connection: runtimes reuse it for the exchange that waits for that
 * very answer and then never write it (docs/internals/wire.md#callback-deadlock).
 */
const ANSWER_ACKNOWLEDGED = { connection: "close" } as const;
const MAX_TICK_MS = 1_000;

/**
 * The worker's side of the protocol, whatever carries the bytes: heads and bodies of requests come in, answers leave
 * through sinks. Correlates requests in both directions and knows no component.
 */
export class Endpoint {
  readonly pending: PendingCalls;
  readonly #server = new JSONRPCServer<Exchange>({ errorListener: () => {} });
  readonly #settings: ExchangeSettings;
  readonly #options: EndpointOptions;
  readonly #logger: TransportLogger;
  readonly #open = new Set<Exchange>();
  #idleListeners: (() => void)[] = [];

  constructor(options: EndpointOptions) {
    this.#options = options;
    this.#logger = options.logger ?? silentTransportLogger;
    this.pending = new PendingCalls(this.#logger);
    const { sseAfterMs = 5_000, keepAliveMs = 5_000 } = options;
    const ticker = new KeepAliveTicker(Math.max(10, Math.min(MAX_TICK_MS, sseAfterMs / 4, keepAliveMs / 4)));
    this.#settings = { pending: this.pending, ticker, sseAfterMs, keepAliveMs };
    for (const [name, handler] of Object.entries(options.methods)) {
      this.#server.addMethodAdvanced(name, async (request, exchange) =>
        rpcSuccess(exchange.id, (await handler.handle(request.params, exchange)) ?? null),
      );
    }
    this.#server.mapErrorToJSONRPCErrorResponse = (id, error: unknown) => ({
      jsonrpc: "2.0",
      id,
      error: { ...toInternalError(error) },
    });
  }

  /** Exchanges that are not answered yet. */
  get active(): number {
    return this.#open.size;
  }

  /** Resolves when no exchange is open; the next one may begin at once. */
  idle(): Promise<void> {
    if (this.#open.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.#idleListeners.push(resolve));
  }

  /** Takes one whole message and sees to its answer; never throws. */
  receive(head: RequestHead, body: string, sink: ResponseSink): void {
    const message = parseMessage(body);
    switch (message.kind) {
      case "request":
        return this.#serve(message, head, body, sink);
      case "response":
        sink.send(202, ANSWER_ACKNOWLEDGED, "");
        return this.pending.deliver(message, body);
      case "notification":
        sink.send(202, NO_HEADERS, "");
        return this.#notify(message, head);
      case "malformed":
        this.#logger.warn("Got a malformed message.", { error: message.error.message, target: head.target });
        return sink.send(400, JSON_HEADERS, toResponseBody(rpcFailure(message.id, message.error)));
    }
  }

  /**
   * Turns a request away. With the beginning of its body the error carries the request's id, without which a runtime
   * would lose it (docs/internals/wire.md#how-a-response-is-read).
   */
  refuse({ status, code, message, headers, cause }: Refusal, bodyStart: string, sink: ResponseSink): void {
    if (cause === undefined) this.#logger.warn("Refused a request.", { status, message });
    else this.#logger.error("A request could not be checked.", { status, error: cause });
    const body = toResponseBody(rpcFailure(recoverRequestId(bodyStart), { code, message, data: { status } }));
    sink.send(status, { ...JSON_HEADERS, ...headers }, body);
  }

  #serve(request: ParsedRequest, head: RequestHead, body: string, sink: ResponseSink): void {
    const { id, method, params } = request;
    const handler = Object.hasOwn(this.#options.methods, method) ? this.#options.methods[method] : undefined;
    const exchange = new Exchange({ id, head, body, streams: handler?.streams === true }, sink, this.#settings);
    if (handler === undefined) {
      const error = new MethodNotFoundError(method, this.#options.hintFor?.(method));
      return exchange.answer(rpcFailure(id, error.toRpcError()));
    }
    this.#open.add(exchange);
    void this.#server.receive({ jsonrpc: "2.0", id, method, params }, exchange).then(
      (response) => this.#finish(exchange, response as RpcResponse),
      (error: unknown) => this.#fail(exchange, error),
    );
  }

  #finish(exchange: Exchange, response: RpcResponse): void {
    try {
      exchange.answer(response);
      this.#close(exchange);
    } catch (error) {
      this.#fail(exchange, error);
    }
  }

  /** A defect of ours: the exchange still ends. */
  #fail(exchange: Exchange, error: unknown): void {
    this.#logger.error("Could not answer a request.", { error });
    exchange.answer(rpcFailure(exchange.id, toInternalError(error)));
    this.#close(exchange);
  }

  #close(exchange: Exchange): void {
    this.#open.delete(exchange);
    if (this.#open.size > 0 || this.#idleListeners.length === 0) return;
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
