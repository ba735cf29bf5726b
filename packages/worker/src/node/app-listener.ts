import { getRequestListener, type HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { createHonoApp, type HonoAppOptions } from "@stepflow/transport/hono";
import { type NodeListener, sendDirectly } from "@stepflow/transport/node";
import { Hono } from "hono";

/**
 * The response after which `@hono/node-server` writes nothing. If another package has replaced the global `Response`, the one of Hono is
 * an object of that class, which would be written a second time.
 */
const ALREADY_SENT = { status: 200, headers: new Headers(RESPONSE_ALREADY_SENT.headers), body: null } as Response;

/**
 * Creates a listener in which the user's app runs before the worker, so that its middleware sees RPC requests and their
 * responses, too. Global objects are not replaced, because a library must not change them.
 */
export function createAppListener(app: Hono, surface: HonoAppOptions): NodeListener {
  const whole = new Hono();
  whole.route("/", app);
  whole.route("/", createHonoApp(surface));
  const respond = async (request: Request, env: unknown): Promise<Response> => {
    const response = await whole.fetch(request, env);
    return sendDirectly(response, (env as HttpBindings).outgoing) ? ALREADY_SENT : response;
  };
  const listener = getRequestListener(respond, { overrideGlobalObjects: false });
  return (request, response) => {
    void listener(request, response);
  };
}
