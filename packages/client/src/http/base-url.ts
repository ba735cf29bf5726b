/** Where the runtime's REST API is, and the credentials that its configured URL carried. */
export interface BaseUrl {
  /** Address up to and including `/api/v1`, without credentials and trailing slash. */
  readonly href: string;
  /** `Basic …` when the URL had a user name; fetch refuses URLs that carry one. */
  readonly authorization: string | undefined;
}

const API_PREFIX = "/api/v1";

/**
 * Reads a runtime's address, with or without `/api/v1`.
 *
 * @throws TypeError when it is not an http(s) URL.
 */
export function parseBaseUrl(url: string | URL): BaseUrl {
  const parsed = parse(url);
  const path = parsed.pathname.replace(/\/+$/, "");
  const href = `${parsed.origin}${path.endsWith(API_PREFIX) ? path : `${path}${API_PREFIX}`}`;
  return { href, authorization: basicAuthorization(parsed) };
}

function parse(url: string | URL): URL {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch (cause) {
    throw new TypeError(`url must be an absolute http(s) URL such as "http://127.0.0.1:7840", got "${url}"`, { cause });
  }
  if (parsed.protocol !== "http:" && parsed.protocol !== "https:") {
    throw new TypeError(`url must be http: or https:, got "${parsed.protocol}" (is the scheme missing?)`);
  }
  return parsed;
}

function basicAuthorization(url: URL): string | undefined {
  if (url.username === "" && url.password === "") return undefined;
  const credentials = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  return `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(credentials)))}`;
}
