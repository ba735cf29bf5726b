import type { IncomingMessage, ServerResponse } from "node:http";
import type { DirectRoute } from "../web/hono-app.ts";
import { createNodeReceiver, type NodeReceiverOptions } from "./listener.ts";

/** Makes `@hono/node-server` leave the response alone, because it is already written. */
const ALREADY_SENT = { "x-hono-already-sent": "true" } as const;

/**
 * Creates a route by which a Hono app on Node serves RPC requests directly on `node:http`, which is twice as fast as a
 * `Response`. Middleware still runs before it, but headers that middleware adds to the response are not sent.
 *
 * @throws TypeError if an entry of `origin.allowedHosts` is invalid.
 * @example
 * ```ts source="./direct-route.examples.ts#createDirectRoute"
 * const app = createHonoApp({ endpoint, health, direct: createDirectRoute({ endpoint }) });
 * ```
 */
export function createDirectRoute(options: NodeReceiverOptions): DirectRoute {
  const receive = createNodeReceiver(options);
  return (context) => {
    const { incoming, outgoing } = (context.env ?? {}) as NodeBindings;
    // A body that middleware has read cannot be read again.
    if (incoming === undefined || outgoing === undefined || incoming.readableDidRead) return undefined;
    if (context.req.raw.bodyUsed) return undefined;
    receive(incoming, outgoing);
    return new Response(null, { headers: ALREADY_SENT });
  };
}

interface NodeBindings {
  readonly incoming?: IncomingMessage;
  readonly outgoing?: ServerResponse;
}
