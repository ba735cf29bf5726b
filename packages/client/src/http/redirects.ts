import { showUrl } from "@stepflow/protocol/internal-client";
import { ClientError, type RequestFacts } from "../model/client-error.ts";

/** A request that may be redirected. */
export interface RedirectedRequest {
  readonly facts: RequestFacts;
  readonly init: RequestInit;
  /** Whether the request has headers of the user, or credentials. */
  readonly hasSecrets: boolean;
}

const MAX_REDIRECTS = 10;
/** Redirects that repeat the request as it is. */
const REPEATS: readonly number[] = [307, 308];
/** Redirects after which `fetch` sends a GET without the body, after a POST at least. */
const BECOMES_GET: readonly number[] = [301, 302, 303];

const HINTS = {
  body: "After such a redirect the request would be sent as GET and without its body. Create the client with the URL that it leads to.",
  origin:
    "The headers and credentials of this client are not sent to another host. Create the client with the URL that it leads to.",
  loop: "The redirects have no end. Check the URL, and the proxy in front of the runtime.",
} as const;

/**
 * Follows redirects if they keep the method of a request, because a POST that becomes a GET has another meaning. A request with secrets stays
 * at its origin: `fetch` would send headers such as API keys to any host that a redirect names.
 *
 * @param first Response to the request, which was sent with `redirect: "manual"`.
 * @throws ClientError for a redirect that is not followed.
 */
export async function followRedirects(
  first: Response,
  doFetch: typeof globalThis.fetch,
  { facts, init, hasSecrets }: RedirectedRequest,
): Promise<Response> {
  let url = new URL(facts.url);
  let response = first;
  for (let redirects = 0; ; redirects += 1) {
    // Browsers hide status and target of a redirect.
    if (response.type === "opaqueredirect") {
      if (hasSecrets) throw refused(facts, response, "origin");
      return refuseChanged(facts, await doFetch(url.href, init));
    }
    const target = response.headers.get("location");
    if (!isRedirect(response) || (target === null && keepsRequest(facts, response))) return response;
    await response.body?.cancel();
    if (target === null || !keepsRequest(facts, response)) throw refused(facts, response, "body");
    const next = new URL(target, url);
    if (hasSecrets && next.origin !== url.origin) throw refused(facts, response, "origin");
    if (redirects === MAX_REDIRECTS) throw refused(facts, response, "loop");
    url = next;
    response = await doFetch(url.href, { ...init, redirect: "manual" });
  }
}

function isRedirect({ status }: Response): boolean {
  return REPEATS.includes(status) || BECOMES_GET.includes(status);
}

function keepsRequest({ method }: RequestFacts, { status }: Response): boolean {
  if (REPEATS.includes(status) || method === "GET") return true;
  return method !== "POST" && status !== 303;
}

/** Checks the response that a browser's `fetch` got after it had followed redirects. */
async function refuseChanged(facts: RequestFacts, response: Response): Promise<Response> {
  if (!BECOMES_GET.includes(response.status)) return response;
  await response.body?.cancel();
  throw refused(facts, response, "body");
}

function refused(facts: RequestFacts, response: Response, reason: keyof typeof HINTS): ClientError {
  const { status } = response;
  const location = response.headers.get("location");
  const where = location === null ? "another URL" : showUrl(location);
  return new ClientError(`${facts.method} ${facts.url} was answered with ${status}, a redirect to ${where}`, {
    ...facts,
    status,
    code: status,
    hint: HINTS[reason],
  });
}
