import { getRequestListener } from "@hono/node-server";
import { createHonoApp, type HonoAppOptions } from "@stepflow/transport/hono";
import type { NodeListener } from "@stepflow/transport/node";
import { Hono } from "hono";

/**
 * Creates a listener in which the user's app runs before the worker, so that its middleware sees RPC requests and their
 * responses, too. Global objects are not replaced, because a library must not
 * change them.
 */
export function createAppListener(app: Hono, surface: HonoAppOptions): NodeListener {
  const whole = new Hono();
  whole.route("/", app);
  whole.route("/", createHonoApp(surface));
  const listener = getRequestListener(whole.fetch, { overrideGlobalObjects: false });
  return (request, response) => {
    void listener(request, response);
  };
}
