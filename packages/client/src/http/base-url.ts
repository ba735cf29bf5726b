import { basicAuthorization, quoteUrl } from "@stepflow/protocol/internal-client";

/** URL of the runtime's REST API, and the credentials from the configured URL. */
export interface BaseUrl {
  /** URL up to and including `/api/v1`, without credentials and trailing slash. */
  readonly href: string;
  /** `Basic …` if the URL contains credentials. `fetch` refuses URLs with credentials. */
  readonly authorization: string | undefined;
}

const API_PREFIX = "/api/v1";

/**
 * Parses the URL of a runtime, with or without `/api/v1`.
 *
 * @throws TypeError if it is not an absolute http(s) URL.
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
  } catch {
    // The cause is left out, because it contains the text with its password.
    throw new TypeError(`url must be an absolute http(s) URL such as "http://127.0.0.1:7840". Got ${quoteUrl(url)}.`);
  }
  if (parsed.protocol !== "http:" && parsed.protocol !== "https:") {
    throw new TypeError(
      `url must start with "http:" or "https:". Got "${parsed.protocol}"; perhaps the scheme is missing.`,
    );
  }
  if (parsed.search !== "" || parsed.hash !== "") {
    throw new TypeError(
      `url must have no query and no fragment, because paths are appended to it. Got ${quoteUrl(url)}. Put a token into \`headers\`.`,
    );
  }
  return parsed;
}
