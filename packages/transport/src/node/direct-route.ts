import type { IncomingMessage, ServerResponse } from "node:http";
import type { DirectRoute } from "../web/hono-app.ts";
import { createNodeReceiver, type NodeListenerOptions } from "./listener.ts";

/** Tells @hono/node-server that the response was written already. */
const ALREADY_SENT = { "x-hono-already-sent": "true" } as const;

/**
 * Lets a Hono app on Node hand RPC requests to the `node:http` response itself: middleware before it still runs, and
 * it is twice as fast as a `Response` while Node's globals stay untouched.
 */
export function createDirectRoute(options: Omit<NodeListenerOptions, "health">): DirectRoute {
  const receive = createNodeReceiver(options);
  return (context) => {
    const { incoming, outgoing } = (context.env ?? {}) as NodeBindings;
    // A body that middleware has read is not there any more; headers that it has set would be lost.
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
