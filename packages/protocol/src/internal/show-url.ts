/** The used part of a `URL`. This package does not depend on the types of the web platform. */
interface UrlObject {
  readonly href: string;
}

const USER = /^([a-z][a-z\d+.-]*:[/\\]*|[/\\]{2,})?[^/\\?#]*@/i;
const NO_USER = /^(?:\/(?!\/)|[a-z][a-z\d+.-]*:\/\/(?:\[[^\]]*\]|[^\s/\\?#@:]*)(?::\d*)?(?=[/?#]|$))/i;
/** In a text that is not a URL, such as one with a slash in the password, any `@` may end the credentials. */
const ANY_USER = /^([a-z][a-z\d+.-]*:[/\\]*)?.*@/is;

/** Shows a URL, or a path with a query, in a log line or an error: without user, password, query and fragment, which may be secrets. */
export function showUrl(url: string | UrlObject): string {
  const text = typeof url === "string" ? url : url.href;
  const user = NO_USER.test(text) || USER.test(text) ? USER : ANY_USER;
  return text.replace(user, "$1…@").replace(/([?#]).*$/s, "$1…");
}

/** Quotes a value that should be a URL, for an error. */
export function quoteUrl(value: unknown): string {
  return typeof value === "string" || isUrlObject(value)
    ? JSON.stringify(showUrl(value))
    : String(JSON.stringify(value));
}

function isUrlObject(value: unknown): value is UrlObject {
  return typeof value === "object" && value !== null && "href" in value && typeof value.href === "string";
}
