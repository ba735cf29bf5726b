import { messageOf } from "@stepflow/protocol/internal";
import { ApiError } from "./api-error.ts";
import type { ApiRoute } from "./api-route.ts";
import { createApiRoutes } from "./api-routes.ts";
import type { DevState } from "./dev-state.ts";
import { toOpenApi } from "./open-api.ts";
import type { TokenGuard } from "./token-guard.ts";

const HEADERS: Readonly<Record<string, string>> = { "cache-control": "no-store", "x-content-type-options": "nosniff" };

/** Answers the requests of a development server: the REST API of the runtime, and the API of the server for those who know its token. */
export class DevApp {
  readonly #state: DevState;
  readonly #guard: TokenGuard;
  readonly #routes: readonly ApiRoute[];

  constructor(state: DevState, guard: TokenGuard) {
    this.#state = state;
    this.#guard = guard;
    this.#routes = createApiRoutes(state);
  }

  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith("/api/")) return await this.#state.runtime.fetch(request);
    try {
      const answer = (await this.#guard.check(request)) ?? (await this.#answer(request));
      for (const [name, value] of Object.entries(HEADERS)) answer.headers.set(name, value);
      return answer;
    } catch (error) {
      return toErrorResponse(error);
    }
  }

  async #answer(request: Request): Promise<Response> {
    const { pathname, searchParams: query } = new URL(request.url);
    if (request.method !== "GET" && request.method !== "HEAD") throw new ApiError(405, "Only GET is answered here.");
    if (pathname === "/") return new Response(null, { status: 303, headers: { location: "/dev/api" } });
    if (pathname === "/dev/openapi.json") return Response.json(toOpenApi(this.#routes, this.#state.version));
    for (const route of this.#routes) {
      const id = match(route.path, pathname);
      if (id === undefined) continue;
      const answer = await route.answer({ request, query, id });
      return answer instanceof Response ? answer : Response.json(answer);
    }
    throw new ApiError(404, `There is no ${pathname}. GET /dev/api lists the paths.`);
  }
}

/** Returns the value of the placeholder, or an empty text if there is none. Undefined if the path does not fit. */
function match(pattern: string, path: string): string | undefined {
  const [before = "", after] = pattern.split("{id}");
  if (after === undefined) return path === pattern ? "" : undefined;
  if (!path.startsWith(before) || !path.endsWith(after)) return undefined;
  const id = path.slice(before.length, path.length - after.length);
  return id === "" || id.includes("/") ? undefined : id;
}

function toErrorResponse(error: unknown): Response {
  const status = error instanceof ApiError ? error.status : 500;
  const headers = status === 401 ? { ...HEADERS, "www-authenticate": 'Bearer realm="stepflow-worker dev"' } : HEADERS;
  return Response.json({ error: { message: messageOf(error) } }, { status, headers });
}
