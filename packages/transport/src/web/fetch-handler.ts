import type { GuardedEndpointOptions } from "../exchange/guarded-endpoint.ts";
import { answerHealth, type HealthSource } from "../http/health.ts";
import { bindingsOf, senderOf } from "./platform-bindings.ts";
import { createWebHandler } from "./web-handler.ts";

/** Options of {@link createFetchHandler}. */
export interface FetchHandlerOptions extends GuardedEndpointOptions {
  /** State that the health endpoints report. */
  readonly health: HealthSource;
}

/** Answers a request. `env` holds the bindings that the platform passes with it. */
export type FetchHandler = (request: Request, env?: unknown) => Promise<Response>;

/**
 * Creates a function that serves an endpoint and its health endpoints by web-standard requests and responses, without a router. Both are
 * served below every path, because frameworks such as Next.js leave the path of a route in the URL.
 *
 * @throws TypeError if an entry of `origin.allowedHosts` is invalid.
 * @example
 * ```ts source="./fetch-handler.examples.ts#createFetchHandler"
 * export default { fetch: createFetchHandler({ endpoint, health }) };
 * ```
 */
export function createFetchHandler(options: FetchHandlerOptions): FetchHandler {
  const handle = createWebHandler(options);
  return async (request, env) => {
    const { method } = request;
    if (method === "GET" || method === "HEAD") {
      const answer = answerHealth(lastSegmentOf(request.url), options.health);
      if (answer !== undefined) return new Response(method === "HEAD" ? null : answer.body, answer);
    }
    return await handle(request, bindingsOf(env), senderOf(env));
  };
}

/** The end of the path, with its slash. */
function lastSegmentOf(url: string): string {
  const { pathname } = new URL(url);
  return pathname.slice(pathname.lastIndexOf("/"));
}
