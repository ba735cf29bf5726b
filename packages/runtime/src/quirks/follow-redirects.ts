import type { Fetch } from "@stepflow/transport/client";

const MAX_REDIRECTS = 10;
const REPEATED = [307, 308];
const BECOMES_GET = [301, 302, 303];

/**
 * Follows redirects as the HTTP client of real runtimes does: at most ten, and each request names the previous URL in `referer`.
 * The `fetch` of Node would follow twenty and send no `referer`.
 */
export function followRedirects(fetch: Fetch): Fetch {
  return async (request) => {
    const body = await request.arrayBuffer();
    const { headers, method, signal } = request;
    let hop = new Request(request.url, { method, headers, body, signal, redirect: "manual" });
    for (let redirects = 0; ; redirects += 1) {
      const response = await fetch(hop);
      const target = response.headers.get("location");
      if (target === null || ![...REPEATED, ...BECOMES_GET].includes(response.status)) return response;
      await response.body?.cancel();
      if (redirects === MAX_REDIRECTS) throw new Error(`more than ${MAX_REDIRECTS} redirects`);
      hop = nextHop(hop, new URL(target, hop.url), REPEATED.includes(response.status) ? body : undefined);
    }
  };
}

function nextHop({ headers: given, url, signal }: Request, target: URL, body: ArrayBuffer | undefined): Request {
  const headers = new Headers(given);
  headers.set("referer", url);
  if (target.origin !== new URL(url).origin) headers.delete("authorization");
  if (headers.has("host")) headers.set("host", target.host);
  if (body !== undefined) return new Request(target, { method: "POST", headers, body, signal, redirect: "manual" });
  for (const name of ["content-type", "content-length"]) headers.delete(name);
  return new Request(target, { headers, signal, redirect: "manual" });
}
