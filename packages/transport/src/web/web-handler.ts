import type { Endpoint } from "../exchange/endpoint.ts";
import {
  bodyLimitOf,
  bodyNotUtf8,
  bodyTooLarge,
  createRequestGuard,
  type Refusal,
  type RequestGuardOptions,
} from "../guard/request-guard.ts";
import type { RequestHead } from "../http/response-sink.ts";
import { type BodyOutcome, readRequestBody } from "../http/web-body.ts";
import { WebSink } from "./web-sink.ts";

export interface WebHandlerOptions extends RequestGuardOptions {
  readonly endpoint: Endpoint;
}

/** Answers a request; `env` is what the platform passed along with it. */
export type WebHandler = (request: Request, env?: Readonly<Record<string, unknown>>) => Promise<Response>;

/** Serves RPC by web-standard requests and responses. */
export function createWebHandler(options: WebHandlerOptions): WebHandler {
  const { endpoint } = options;
  const guard = createRequestGuard(options);
  const limitBytes = bodyLimitOf(options);
  return async (request, env) => {
    const head = toHead(request, env);
    const sink = new WebSink(request);
    const refusal = await guard(head);
    const readable = refusal === undefined ? limitBytes : MAX_REFUSED_BODY_BYTES;
    const outcome = await readRequestBody(request, readable).catch(() => undefined);
    // Its sender has left in the middle: nobody reads the answer.
    if (outcome === undefined) return new Response(null, { status: 400 });
    if (refusal !== undefined) endpoint.refuse(refusal, outcome.text, sink);
    else if (outcome.kind === "whole") endpoint.receive(head, outcome.text, sink);
    else endpoint.refuse(refusalOf(outcome, limitBytes), outcome.text, sink);
    return sink.response;
  };
}

/** Of a refused request only the id is read. */
const MAX_REFUSED_BODY_BYTES = 4_096;

function refusalOf({ kind }: BodyOutcome, limitBytes: number): Refusal {
  return kind === "tooLarge" ? bodyTooLarge(limitBytes) : bodyNotUtf8();
}

function toHead(request: Request, env: RequestHead["env"]): RequestHead {
  const { pathname, search } = new URL(request.url);
  return {
    method: request.method,
    target: pathname + search,
    env,
    header: (name) => request.headers.get(name) ?? undefined,
  };
}
