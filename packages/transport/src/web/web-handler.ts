import { GuardedEndpoint, type GuardedEndpointOptions } from "../exchange/guarded-endpoint.ts";
import { bodyUnreadable } from "../guard/body-refusal.ts";
import { isLoopbackAddress } from "../guard/loopback-address.ts";
import type { RequestHead } from "../http/response-sink.ts";
import { readRequestBody } from "../http/web-body.ts";
import { isolatingPlatformOf } from "./isolated-requests.ts";
import { WebSink } from "./web-sink.ts";

/** Options of {@link createWebHandler}. */
export interface WebHandlerOptions extends GuardedEndpointOptions {}

/**
 * Answers a request. `env` holds the bindings that the platform passes with it, and `remoteAddress` is the IP address of the
 * sender, if the platform reports it.
 */
export type WebHandler = (
  request: Request,
  env?: Readonly<Record<string, unknown>>,
  remoteAddress?: string,
) => Promise<Response>;

/**
 * Creates a handler that serves an endpoint by web-standard requests and responses. It serves JSON-RPC only, no health
 * endpoints.
 *
 * @throws TypeError if an entry of `origin.allowedHosts` is invalid.
 * @example
 * ```ts source="./web-handler.examples.ts#createWebHandler"
 * const handle = createWebHandler({ endpoint });
 * const response = await handle(new Request("http://worker.test/", { method: "POST", body: "{}" }));
 * ```
 */
export function createWebHandler(options: WebHandlerOptions): WebHandler {
  const guarded = new GuardedEndpoint(options);
  return async (request, env, remoteAddress) => {
    const head = toHead(request, env, remoteAddress);
    const sink = new WebSink(request);
    const refusal = await guarded.check(head);
    const outcome = await readRequestBody(request, guarded.bodyLimit(refusal)).catch(() => undefined);
    if (outcome === undefined) options.endpoint.refuse(bodyUnreadable(), "", sink);
    else guarded.receive(head, refusal, outcome, sink);
    return sink.response;
  };
}

function toHead(request: Request, env: RequestHead["env"], remoteAddress: string | undefined): RequestHead {
  const { pathname, search } = new URL(request.url);
  return {
    method: request.method,
    target: pathname + search,
    env,
    isolatedBy: isolatingPlatformOf(request),
    remoteIsLoopback: remoteAddress === undefined ? undefined : isLoopbackAddress(remoteAddress),
    header: (name) => request.headers.get(name) ?? undefined,
  };
}
