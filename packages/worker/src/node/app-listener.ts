import { getRequestListener } from "@hono/node-server";
import { createHonoApp, type HonoAppOptions } from "@stepflow/transport/hono";
import { createDirectRoute, type NodeListener } from "@stepflow/transport/node";
import { Hono } from "hono";

/**
 * Creates a listener in which the user's app runs before the worker, so that its middleware also guards the RPC endpoint.
 * The worker writes its responses to Node's response directly. Global objects are not replaced, because a library must not
 * change them.
 */
export function createAppListener(app: Hono, surface: HonoAppOptions): NodeListener {
  const whole = new Hono();
  whole.route("/", app);
  whole.route("/", createHonoApp({ ...surface, direct: createDirectRoute(surface) }));
  const listener = getRequestListener(whole.fetch, { overrideGlobalObjects: false });
  return (request, response) => {
    void listener(request, response);
  };
}
