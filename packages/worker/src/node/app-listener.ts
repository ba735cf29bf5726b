import { getRequestListener } from "@hono/node-server";
import { createHonoApp, type HonoAppOptions } from "@stepflow/transport/hono";
import { createDirectRoute, type NodeListener } from "@stepflow/transport/node";
import { Hono } from "hono";

/**
 * Puts the user's app before the worker: middleware guards the RPC endpoint too. The worker's answers then go to
 * Node's response directly. Globals stay as they are: a library must not replace them.
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
