import { type Context, Hono } from "hono";
import type { Endpoint } from "../exchange/endpoint.ts";
import type { RequestGuardOptions } from "../guard/request-guard.ts";
import { answerHealth, HEALTH_PATHS, type HealthSource } from "../http/health.ts";
import { createWebHandler } from "./web-handler.ts";

/** Serves a request past Hono where the platform allows it; undefined where it does not. */
export type DirectRoute = (context: Context) => Response | undefined;

export interface HonoAppOptions extends RequestGuardOptions {
  readonly endpoint: Endpoint;
  readonly health: HealthSource;
  /** A faster way than a `Response`, such as writing to Node's response itself. */
  readonly direct?: DirectRoute;
}

/**
 * The HTTP surface as a Hono app: health, and JSON-RPC by POST on every other path, since runtimes POST to exactly the
 * URL that they were given (docs/internals/wire.md#requests-of-a-runtime). Mount it with `app.route("/worker", …)` or put routes beside it.
 */
export function createHonoApp(options: HonoAppOptions): Hono {
  const app = new Hono();
  const handle = createWebHandler(options);
  for (const path of HEALTH_PATHS) {
    app.get(path, (context) => {
      const answer = answerHealth(path, options.health);
      return answer === undefined ? context.notFound() : new Response(answer.body, answer);
    });
  }
  app.all("*", async (context) => options.direct?.(context) ?? handle(await unread(context), bindingsOf(context)));
  return app;
}

/** A body that middleware has read is kept by Hono, but gone from the raw request. */
async function unread(context: Context): Promise<Request> {
  const { raw } = context.req;
  if (!raw.bodyUsed) return raw;
  const { url, method, headers, signal } = raw;
  return new Request(url, { method, headers, signal, body: await context.req.arrayBuffer() });
}

/** On Node, Hono's bindings are the server's own request and response: nothing for components. */
function bindingsOf({ env }: Context): Readonly<Record<string, unknown>> | undefined {
  return typeof env === "object" && env !== null && !("incoming" in env) ? env : undefined;
}
