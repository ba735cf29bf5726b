/** The used parts of the web platform. This package does not depend on its types. */
interface UrlLike {
  readonly username: string;
  readonly password: string;
}
const platform = globalThis as unknown as { btoa(bytes: string): string };

/**
 * The header `Authorization` for the user and password in a URL. Undefined if it contains none. A `%` that begins no escape is a character of
 * its own, as in real runtimes.
 */
export function basicAuthorization({ username, password }: UrlLike): string | undefined {
  if (username === "" && password === "") return undefined;
  return `Basic ${platform.btoa(`${toBytes(username)}:${toBytes(password)}`)}`;
}

/** Replaces escapes by their bytes, one character for each byte. All other characters of a parsed URL are ASCII. */
function toBytes(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
