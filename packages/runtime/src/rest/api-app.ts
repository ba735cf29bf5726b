import { type Context, Hono } from "hono";
import { BlobDamagedError } from "../blobs/blob-damaged-error.ts";
import { checkPathText } from "./path-text.ts";
import { RestError } from "./rest-error.ts";

/** Answers requests for one method and path. */
export type RouteHandler = (context: Context) => Response | Promise<Response>;

/** Handlers by path and method. */
export type RouteTable = Readonly<Record<string, Readonly<Partial<Record<"GET" | "POST" | "DELETE", RouteHandler>>>>>;

/** How an API answers where no handler does. */
export interface ApiAnswers {
  /** Answers requests for unknown paths. The default is an empty 404. */
  readonly notFound?: (() => Response) | undefined;
  /** Converts an error that no handler expects. */
  readonly toError?: ((error: Error) => RestError) | undefined;
}

const API_PREFIX = "/api/v1";

/**
 * Creates an app that answers below `/api/v1` as the runtimes do: unknown paths and methods get an empty 404 or 405. CORS allows the origin
 * of the request, because listeners refuse the origins that may not send requests.
 */
export function createApiApp(
  table: RouteTable,
  { notFound = emptyNotFound, toError = toTraced }: ApiAnswers = {},
): Hono {
  const app = new Hono();
  app.use("*", async (context, next) => {
    await next();
    // An answer of gRPC is for no browser.
    if (context.res.headers.has("grpc-status")) return;
    // A request without an Origin comes from no web page. Real runtimes answer it with "*", too.
    context.res.headers.set("access-control-allow-origin", context.req.header("origin") ?? "*");
    context.res.headers.set("vary", "origin, access-control-request-method, access-control-request-headers");
  });
  for (const [path, handlers] of Object.entries(table)) {
    const allow = Object.keys(handlers).map((method) => (method === "GET" ? "GET,HEAD" : method));
    const pattern = API_PREFIX + path;
    for (const [method, handler] of Object.entries(handlers)) {
      app.on(method, pattern, (context) => {
        checkPathText(pattern, context.req.url);
        return handler(context);
      });
    }
    app.all(pattern, ({ req }) => answerOther(req.method, 405, { allow: allow.join(",") }));
  }
  app.notFound(({ req }) => (req.method === "OPTIONS" ? answerOther(req.method, 404) : notFound()));
  app.onError((error) => (error instanceof RestError ? error : toError(error)).toResponse());
  return app;
}

/** Answers other methods. OPTIONS succeeds on every path, for the preflight requests of browsers. */
function answerOther(method: string, status: 404 | 405, headers: Readonly<Record<string, string>> = {}): Response {
  if (method !== "OPTIONS") return new Response(null, { status, headers });
  const allowed = { "access-control-allow-methods": "*", "access-control-allow-headers": "*" };
  return new Response(null, { status: 200, headers: { ...headers, ...allowed } });
}

function emptyNotFound(): Response {
  return new Response(null, { status: 404 });
}

function toTraced(error: Error): RestError {
  return RestError.traced(500, error.message, error instanceof BlobDamagedError ? error.data : undefined);
}
