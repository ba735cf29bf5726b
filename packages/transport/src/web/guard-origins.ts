import type { MiddlewareHandler } from "hono";
import { createOriginGuard, type OriginPolicy } from "../guard/origin-guard.ts";

/**
 * Creates Hono middleware that refuses requests of foreign web pages with status 403, as the worker does for its own requests. It is
 * for your own routes, which the worker does not guard.
 *
 * @param policy `bind` is the address that the server listens on. If `bind` and `allowedHosts` are omitted, any Host is accepted, but the
 * only accepted web pages are those of loopback that address a loopback host.
 * @throws TypeError if an entry of `allowedHosts` is not a host or `host:port`.
 * @example
 * ```ts source="./guard-origins.examples.ts#guardOrigins"
 * const app = new Hono();
 * app.use(guardOrigins({ bind: "127.0.0.1", allowedHosts: ["admin.example"] }));
 * app.post("/reload", (context) => context.text("reloaded"));
 * ```
 */
export function guardOrigins(policy: OriginPolicy = {}): MiddlewareHandler {
  const check = createOriginGuard(policy);
  return async (context, next) => {
    const refusal = check({ host: context.req.header("host"), origin: context.req.header("origin") });
    if (refusal === undefined) return await next();
    return new Response(`${refusal.message}.`, { status: refusal.status });
  };
}
