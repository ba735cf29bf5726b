import { type Context, Hono } from "hono";
import type { GuardedEndpointOptions } from "../exchange/guarded-endpoint.ts";
import { answerHealth, HEALTH_PATHS, type HealthSource } from "../http/health.ts";
import { bindingsOf, senderOf } from "./platform-bindings.ts";
import { createWebHandler } from "./web-handler.ts";

/** Options of {@link createHonoApp}. */
export interface HonoAppOptions extends GuardedEndpointOptions {
  /** State that the health endpoints report. */
  readonly health: HealthSource;
}

/**
 * Creates a Hono app for an endpoint: health endpoints, and JSON-RPC by POST on every other path, because runtimes POST to
 * exactly the URL they are configured with. Mount it with `app.route("/worker", …)`, or add routes to it.
 *
 * @throws TypeError if an entry of `origin.allowedHosts` is invalid.
 * @example
 * ```ts source="./hono-app.examples.ts#createHonoApp"
 * const app = createHonoApp({ endpoint, health });
 * app.get("/version", (context) => context.text("1.0"));
 * ```
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
  app.all("*", async (context) => handle(await unread(context), bindingsOf(context.env), senderOf(context.env)));
  return app;
}

/**
 * Restores a request whose body middleware has read: Hono keeps the body, but the raw request has lost it. If it was read without Hono, the
 * handler refuses the request.
 */
async function unread(context: Context): Promise<Request> {
  const { raw } = context.req;
  if (!raw.bodyUsed) return raw;
  const body = await context.req.arrayBuffer().catch(() => undefined);
  if (body === undefined) return raw;
  const { url, method, headers, signal } = raw;
  return new Request(url, { method, headers, signal, body });
}
