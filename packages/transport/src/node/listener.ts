import type { IncomingMessage, ServerResponse } from "node:http";
import type { Endpoint } from "../exchange/endpoint.ts";
import { isLoopbackAddress } from "../guard/origin-guard.ts";
import {
  bodyLimitOf,
  bodyNotUtf8,
  bodyTooLarge,
  createRequestGuard,
  type Refusal,
  type RequestGuardOptions,
} from "../guard/request-guard.ts";
import { answerHealth, type HealthSource } from "../http/health.ts";
import type { RequestHead } from "../http/response-sink.ts";
import { NodeSink } from "./node-sink.ts";
import { readBody } from "./request-body.ts";

export interface NodeListenerOptions extends RequestGuardOptions {
  readonly endpoint: Endpoint;
  readonly health: HealthSource;
}

export type NodeListener = (request: IncomingMessage, response: ServerResponse) => void;

/** Serves RPC and health on `node:http` itself: three to four times as fast as through web-standard objects. */
export function createNodeListener(options: NodeListenerOptions): NodeListener {
  const receive = createNodeReceiver(options);
  return (request, response) => {
    if (request.method === "GET" || request.method === "HEAD") {
      const health = answerHealth(pathOf(request.url), options.health);
      if (health !== undefined) {
        response.writeHead(health.status, { ...health.headers }).end(health.body);
        return;
      }
    }
    receive(request, response);
  };
}

/** Serves RPC only: for a request that something else (a Hono app) has routed here already. */
export function createNodeReceiver(options: Omit<NodeListenerOptions, "health">): NodeListener {
  const { endpoint } = options;
  const guard = createRequestGuard(options);
  const limitBytes = bodyLimitOf(options);
  return (request, response) => {
    const head = new NodeHead(request);
    const sink = new NodeSink(response);
    const proceed = (refusal: Refusal | undefined): void => {
      readBody(request, refusal === undefined ? limitBytes : MAX_REFUSED_BODY_BYTES, (outcome) => {
        if (refusal !== undefined)
          endpoint.refuse(refusal, outcome.kind === "whole" ? outcome.text : outcome.start, sink);
        else if (outcome.kind === "whole") endpoint.receive(head, outcome.text, sink);
        else
          endpoint.refuse(outcome.kind === "tooLarge" ? bodyTooLarge(limitBytes) : bodyNotUtf8(), outcome.start, sink);
      });
    };
    const verdict = guard(head);
    if (verdict instanceof Promise) void verdict.then(proceed);
    else proceed(verdict);
  };
}

/** Of a refused request only the id is read. */
const MAX_REFUSED_BODY_BYTES = 4_096;

/** A class, not a literal with closures: one is made for every request. */
class NodeHead implements RequestHead {
  readonly #request: IncomingMessage;

  constructor(request: IncomingMessage) {
    this.#request = request;
  }

  get method(): string {
    return this.#request.method ?? "GET";
  }

  get target(): string {
    return this.#request.url ?? "/";
  }

  get remoteIsLoopback(): boolean | undefined {
    const address = this.#request.socket.remoteAddress;
    return address === undefined ? undefined : isLoopbackAddress(address);
  }

  header(name: string): string | undefined {
    const value = this.#request.headers[name];
    return Array.isArray(value) ? value.join(", ") : value;
  }
}

function pathOf(url: string | undefined): string {
  const query = url?.indexOf("?") ?? -1;
  return (query === -1 ? url : url?.slice(0, query)) ?? "/";
}
