import { type ClientRequest, Agent as HttpAgent, request as httpRequest, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest, type RequestOptions } from "node:https";
import { urlToHttpOptions } from "node:url";
import { showUrl } from "@stepflow/protocol/internal";
import { headersAfterRedirect, MAX_REDIRECTS } from "@stepflow/transport/client";

/** Connections over HTTP and HTTPS, which are kept open and reused. */
export interface HttpAgents {
  readonly http: HttpAgent;
  readonly https: HttpsAgent;
}

/** The URL of a request, in the parts that `node:http` needs. */
export interface HttpTarget {
  readonly url: URL;
  readonly place: Pick<RequestOptions, "protocol" | "hostname" | "port" | "path" | "servername">;
}

/** A request to be sent over the network. */
export interface HttpMessage {
  readonly target: HttpTarget;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
  readonly signal?: AbortSignal | undefined;
}

/** Statuses that do not allow a body. */
export const WITHOUT_BODY: readonly number[] = [101, 204, 205, 304];
const REPEATED_AS_IS: readonly number[] = [307, 308];
/** First headers, in the order of the runtimes. The others follow. */
const FIRST_HEADERS: readonly string[] = ["content-type", "accept", "host", "content-length"];

export function createHttpAgents(): HttpAgents {
  const options = { keepAlive: true, keepAliveMsecs: 30_000, timeout: 0 };
  return { http: new HttpAgent(options), https: new HttpsAgent(options) };
}

export function toTarget(url: URL): HttpTarget {
  const { protocol, hostname, port, path } = urlToHttpOptions(url);
  // TLS alone uses a server name. Node would derive it from the header `host` for each request.
  const servername = protocol === "http:" ? "" : undefined;
  return { url, place: { protocol, hostname, port, path, servername } };
}

/** Closes the idle connections. */
export function closeAgents({ http, https }: HttpAgents): void {
  http.destroy();
  https.destroy();
}

/**
 * Sends a request and follows redirects.
 *
 * @param onRequest receives each request that is sent, so that it can be destroyed. It may throw, and then the request is not sent.
 */
export async function sendHttp(
  message: HttpMessage,
  agents: HttpAgents,
  onRequest: (request: ClientRequest) => void,
): Promise<IncomingMessage> {
  let { target, headers } = message;
  for (let redirects = 0; ; redirects += 1) {
    const response = await sendOnce(redirects === 0 ? message : { ...message, target, headers }, agents, onRequest);
    if (!REPEATED_AS_IS.includes(response.statusCode ?? 0)) return response;
    const { location } = response.headers;
    if (location === undefined) return response;
    response.resume();
    if (redirects === MAX_REDIRECTS)
      throw new Error(`${showUrl(message.target.url)} redirects more than ${MAX_REDIRECTS} times.`);
    const { url } = target;
    target = toTarget(new URL(location, url));
    headers = orderedHeaders(headersAfterRedirect(new Headers(headers), url, target.url));
  }
}

/** Sends a request, and returns its response even if that is a redirect. */
export function sendOnce(
  { target: { place }, method, headers, body, signal }: HttpMessage,
  agents: HttpAgents,
  onRequest: (request: ClientRequest) => void,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const options = { ...place, method, headers, setHost: false, ...(signal && { signal }) };
    const request: ClientRequest =
      place.protocol === "https:"
        ? httpsRequest({ ...options, agent: agents.https })
        : httpRequest({ ...options, agent: agents.http });
    // Otherwise the header would be written, which runtimes do not do. The connection is kept open in either case.
    request.removeHeader("connection");
    request.on("response", resolve);
    // The listener stays after the response has begun, because the body reports later errors.
    request.on("error", reject);
    onRequest(request);
    request.end(body);
  });
}

/** Returns headers in the order of the runtimes. */
export function orderedHeaders(headers: Headers): Record<string, string> {
  const first = FIRST_HEADERS.flatMap((name): [string, string][] => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value]];
  });
  const rest = [...headers].filter(([name]) => !FIRST_HEADERS.includes(name));
  return Object.fromEntries([...first, ...rest]);
}
