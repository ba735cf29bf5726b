import type { Fetch } from "@stepflow/transport/client";
import { TooManyRedirectsError } from "./quirk-failure.ts";

const MAX_REDIRECTS = 10;
const REPEATED = [307, 308];
const BECOMES_GET = [301, 302, 303];

/** Follows redirects as the HTTP client of real runtimes does: ten at most, each naming the one before (docs/internals/wire.md#how-a-response-is-read). */
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
      if (redirects === MAX_REDIRECTS) throw new TooManyRedirectsError("too many redirects");
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
