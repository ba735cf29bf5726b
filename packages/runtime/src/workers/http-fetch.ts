import { type ClientRequest, Agent as HttpAgent, request as httpRequest, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { Readable } from "node:stream";
import { showUrl } from "@stepflow/protocol/internal";
import { type Fetch, headersAfterRedirect, MAX_REDIRECTS } from "@stepflow/transport/client";

/** A fetch function that sends exactly the headers of a request. */
export interface HttpFetch {
  readonly fetch: Fetch;
  /** Closes the idle connections that are kept open. */
  close(): void;
}

const REPEATED_AS_IS: readonly number[] = [307, 308];
/** First headers, in the order of the runtimes. The others follow. */
const FIRST_HEADERS = ["content-type", "accept", "host", "content-length"];
/** Statuses that do not allow a body in a `Response`. */
const WITHOUT_BODY: readonly number[] = [101, 204, 205, 304];

/**
 * Creates a fetch function that sends requests as the runtimes do. The platform's `fetch` would add `user-agent`, `accept-encoding` and
 * other headers, and would not preserve where one read of the network ends. Connections are kept open and reused.
 */
export function createHttpFetch(): HttpFetch {
  const options = { keepAlive: true, keepAliveMsecs: 30_000, timeout: 0 };
  const agents = { http: new HttpAgent(options), https: new HttpsAgent(options) };

  const send = async (request: Request): Promise<Response> => {
    const body = Buffer.from(await request.arrayBuffer());
    let { headers } = request;
    let url = new URL(request.url);
    for (let redirects = 0; ; redirects += 1) {
      const { method, signal } = request;
      const message = await sendOnce(url, { method, headers: orderedHeaders(headers), body, signal, agents });
      const { statusCode = 0, headers: answered } = message;
      const isRedirect = request.redirect !== "manual" && REPEATED_AS_IS.includes(statusCode);
      if (!isRedirect || answered.location === undefined) return toResponse(message);
      message.resume();
      if (redirects === MAX_REDIRECTS)
        throw new Error(`${showUrl(request.url)} redirects more than ${MAX_REDIRECTS} times.`);
      const target = new URL(answered.location, url);
      headers = headersAfterRedirect(headers, url, target);
      url = target;
    }
  };

  return {
    fetch: send,
    close() {
      agents.http.destroy();
      agents.https.destroy();
    },
  };
}

interface Sending {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly signal: AbortSignal;
  readonly agents: { readonly http: HttpAgent; readonly https: HttpsAgent };
}

function sendOnce(url: URL, { method, headers, body, signal, agents }: Sending): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const options = { method, headers, signal, setHost: false };
    const request: ClientRequest =
      url.protocol === "https:"
        ? httpsRequest(url, { ...options, agent: agents.https })
        : httpRequest(url, { ...options, agent: agents.http });
    // Otherwise the header would be written, which runtimes do not do. The connection is kept open in either case.
    request.removeHeader("connection");
    request.on("response", resolve);
    // The listener stays after the response has begun, because the body reports later errors.
    request.on("error", reject);
    request.end(body);
  });
}

function orderedHeaders(headers: Headers): Record<string, string> {
  const first = FIRST_HEADERS.flatMap((name): [string, string][] => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value]];
  });
  const rest = [...headers].filter(([name]) => !FIRST_HEADERS.includes(name));
  return Object.fromEntries([...first, ...rest]);
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
