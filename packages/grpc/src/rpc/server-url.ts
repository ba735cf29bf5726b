import { quoteUrl } from "@stepflow/protocol/internal";

const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;

/** Scheme of an address that has none. */
export type Scheme = "http" | "https";

/** Returns the scheme of an origin. Addresses from the runtime behind it have none, and the same one is meant. */
export function schemeOf(url: string): Scheme {
  return url.startsWith("https:") ? "https" : "http";
}

/**
 * Returns the origin of an address with or without a scheme.
 *
 * @throws TypeError if the address is invalid; it names `source`, the option or variable that the address comes from.
 */
export function toServerUrl(text: string, source: string, scheme: Scheme = "http"): string {
  // A URL parser reads a lone number as an IPv4 address: 7840 is 0.0.30.160.
  const url = /^\d+$/.test(text) ? undefined : parse(SCHEME.test(text) ? text : `${scheme}://${text}`);
  if (url === undefined || !["http:", "https:"].includes(url.protocol) || !isBare(url)) {
    throw new TypeError(
      `${source} must be an address such as "127.0.0.1:7840" or "http://stepflow:7840", got ${quoteUrl(text)}.`,
    );
  }
  return url.origin;
}

function parse(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/** Whether the URL has only a scheme, a host and a port. Anything else would be ignored. */
function isBare({ hostname, pathname, search, hash, username, password }: URL): boolean {
  return hostname !== "" && pathname === "/" && `${search}${hash}${username}${password}` === "";
}
