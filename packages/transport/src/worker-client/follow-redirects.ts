import type { Fetch } from "./fetch.ts";

/** Which redirects {@link followRedirects} follows. */
export interface RedirectRules {
  /** Whether a 301, 302 or 303 is followed by a GET without the body, as in the HTTP client of real runtimes. */
  readonly becomesGet: boolean;
}

/** Largest number of redirects of one request. Real runtimes follow ten. The `fetch` of Node would follow twenty. */
export const MAX_REDIRECTS = 10;
/** Statuses after which a request is repeated as it is. */
const REPEATED: readonly number[] = [307, 308];
const BECOMES_GET: readonly number[] = [301, 302, 303];
/** Headers that another origin receives, too. Any other header may be a credential. */
const HARMLESS: readonly string[] = [
  "accept",
  "accept-encoding",
  "content-length",
  "content-type",
  "host",
  "stepflow-instance-id",
  "user-agent",
];

/**
 * Returns a fetch function that follows redirects itself. It names the previous URL in `referer`, as real runtimes do. It sends no
 * credentials to another origin: the `fetch` of a platform removes `authorization` there and keeps other headers, such as API keys.
 *
 * @example
 * ```ts source="./follow-redirects.examples.ts#followRedirects"
 * const client = createWorkerClient({
 *   url: "http://stepflow:secret@worker:3000",
 *   fetch: followRedirects(ownFetch, { becomesGet: false }),
 * });
 * ```
 */
export function followRedirects(fetch: Fetch, { becomesGet }: RedirectRules): Fetch {
  const followed = becomesGet ? [...REPEATED, ...BECOMES_GET] : REPEATED;
  return async (request) => {
    const body = await request.arrayBuffer();
    const { headers, method, signal } = request;
    let hop = new Request(request.url, { method, headers, body, signal, redirect: "manual" });
    for (let redirects = 0; ; redirects += 1) {
      const response = await fetch(hop);
      const target = response.headers.get("location");
      if (target === null || !followed.includes(response.status)) return response;
      await response.body?.cancel();
      if (redirects === MAX_REDIRECTS) throw new Error(`more than ${MAX_REDIRECTS} redirects`);
      hop = nextHop(hop, new URL(target, hop.url), REPEATED.includes(response.status) ? body : undefined);
    }
  };
}

function nextHop({ headers: given, url, signal }: Request, target: URL, body: ArrayBuffer | undefined): Request {
  const headers = headersAfterRedirect(given, new URL(url), target);
  if (body !== undefined) return new Request(target, { method: "POST", headers, body, signal, redirect: "manual" });
  for (const name of ["content-type", "content-length"]) headers.delete(name);
  return new Request(target, { headers, signal, redirect: "manual" });
}

/**
 * Returns the headers of a request that a redirect leads to another URL. Another origin receives no credentials.
 *
 * @example
 * ```ts source="./follow-redirects.examples.ts#headersAfterRedirect"
 * const from = new URL(request.url);
 * const to = new URL(location, from);
 * const repeated = new Request(to, { method: "POST", headers: headersAfterRedirect(request.headers, from, to) });
 * ```
 */
export function headersAfterRedirect(given: Headers, from: URL, to: URL): Headers {
  const headers = new Headers(given);
  const isSameOrigin = from.origin === to.origin;
  for (const name of isSameOrigin ? [] : [...headers.keys()]) if (!HARMLESS.includes(name)) headers.delete(name);
  headers.set("referer", isSameOrigin ? from.href : `${from.origin}${from.pathname}`);
  if (headers.has("host")) headers.set("host", to.host);
  return headers;
}
