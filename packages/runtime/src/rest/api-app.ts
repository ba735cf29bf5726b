import { type Context, Hono } from "hono";
import { RestError } from "./rest-error.ts";

/** Answers the requests of one method and path. */
export type RouteHandler = (context: Context) => Response | Promise<Response>;

/** Handlers by path and method. */
export type RouteTable = Readonly<Record<string, Readonly<Partial<Record<"GET" | "POST" | "DELETE", RouteHandler>>>>>;

const API_PREFIX = "/api/v1";

/** An app that answers below `/api/v1` as the runtimes do, also where there is nothing: empty 404 and 405, CORS for all. */
export function createApiApp(table: RouteTable): Hono {
  const app = new Hono();
  app.use("*", async (context, next) => {
    await next();
    context.res.headers.set("access-control-allow-origin", "*");
    context.res.headers.set("vary", "origin, access-control-request-method, access-control-request-headers");
  });
  for (const [path, handlers] of Object.entries(table)) {
    const allow = Object.keys(handlers).map((method) => (method === "GET" ? "GET,HEAD" : method));
    for (const [method, handler] of Object.entries(handlers)) app.on(method, API_PREFIX + path, handler);
    app.all(API_PREFIX + path, ({ req }) => answerOther(req.method, allow.join(",")));
  }
  app.notFound(() => new Response(null, { status: 404 }));
  app.onError((error) => toResponse(error));
  return app;
}

function answerOther(method: string, allow: string): Response {
  if (method !== "OPTIONS") return new Response(null, { status: 405, headers: { allow } });
  const headers = { allow, "access-control-allow-methods": "*", "access-control-allow-headers": "*" };
  return new Response(null, { status: 200, headers });
}

function toResponse(error: Error): Response {
  if (error instanceof RestError) return error.toResponse();
  return RestError.traced(500, error.message).toResponse();
}
