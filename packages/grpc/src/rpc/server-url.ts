const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;

/**
 * Reads an address with or without a scheme, as runtimes and people write them, and returns its origin. Without a scheme
 * it is HTTP: runtimes themselves speak no TLS.
 *
 * @throws TypeError that names where the address comes from.
 */
export function toServerUrl(text: string, source: string): string {
  // A lone number would be an address of its own: 7840 is 0.0.30.160.
  const url = /^\d+$/.test(text) ? undefined : parse(SCHEME.test(text) ? text : `http://${text}`);
  if (url === undefined || !["http:", "https:"].includes(url.protocol) || !isBare(url)) {
    throw new TypeError(
      `${source} must be an address such as "127.0.0.1:7840" or "http://stepflow:7840", got ${JSON.stringify(text)}.`,
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

/** Anything behind the port would be dropped without a word. */
function isBare({ hostname, pathname, search, hash, username, password }: URL): boolean {
  return hostname !== "" && pathname === "/" && `${search}${hash}${username}${password}` === "";
}
