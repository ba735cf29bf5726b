import type { ServerResponse } from "node:http";
import type { HeaderFields } from "../http/response-sink.ts";
import { unreadBodyOf } from "../web/response-body.ts";
import { NodeSink } from "./node-sink.ts";

/**
 * Writes a response of a web handler to a `node:http` response without the stream between them, which costs more than the rest of a request.
 * Status and headers are those of `response`, so those that middleware has set are sent.
 *
 * @returns false if the response has to be written in the usual way, because it does not come from a web handler or because middleware has
 * changed its body.
 * @example
 * ```ts source="./direct-response.examples.ts#sendDirectly"
 * if (!sendDirectly(response, outgoing)) outgoing.writeHead(response.status).end(await response.text());
 * ```
 */
export function sendDirectly(response: Response, outgoing: ServerResponse): boolean {
  const body = unreadBodyOf(response);
  const headers = plainHeaders(response.headers);
  if (body === undefined || headers === undefined) return false;
  const sink = new NodeSink(outgoing);
  if (body.text !== undefined) sink.send(response.status, headers, body.text);
  else if (response.status === 200) {
    sink.open(headers);
    body.forwardTo(sink);
  } else return false;
  return true;
}

/** Undefined if a header has several values. */
function plainHeaders(headers: Headers): HeaderFields | undefined {
  return headers.getSetCookie().length > 1 ? undefined : Object.fromEntries(headers);
}
