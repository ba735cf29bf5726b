import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import type { Fetch } from "@stepflow/transport/client";
import { type HttpAgents, orderedHeaders, sendHttp, sendOnce, toTarget, WITHOUT_BODY } from "./http-send.ts";

/**
 * Creates a fetch function that sends exactly the headers of a request, as the runtimes do. The platform's `fetch` would add `user-agent`,
 * `accept-encoding` and other headers, and would not preserve where one read of the network ends.
 */
export function createHttpFetch(agents: HttpAgents): Fetch {
  return async (request) => {
    const { method, signal, redirect } = request;
    const body = Buffer.from(await request.arrayBuffer());
    const message = {
      target: toTarget(new URL(request.url)),
      method,
      headers: orderedHeaders(request.headers),
      body,
      signal,
    };
    const send = redirect === "manual" ? sendOnce : sendHttp;
    return toResponse(await send(message, agents, () => {}));
  };
}

function toResponse(message: IncomingMessage): Response {
  const { statusCode = 200, rawHeaders } = message;
  const headers = new Headers();
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    headers.append(rawHeaders[index] ?? "", rawHeaders[index + 1] ?? "");
  }
  if (WITHOUT_BODY.includes(statusCode)) {
    message.resume();
    return new Response(null, { status: statusCode, headers });
  }
  return new Response(Readable.toWeb(message) as ReadableStream<Uint8Array>, { status: statusCode, headers });
}
