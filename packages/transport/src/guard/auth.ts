/** What an {@link Authorizer} sees of a request. `path` holds the query too, as it stands in the request line. */
export interface AuthorizableRequest {
  /** Value of a header, looked up without regard to case; undefined when absent. */
  header(name: string): string | undefined;
  readonly method: string;
  readonly path: string;
}

/**
 * Decides whether a request may pass. It is asked for every POST, answers to callbacks included (runtimes send their
 * credential on both, docs/internals/wire.md#requests-of-a-runtime). A throw or a rejection counts as a refusal of the carrier, never as a pass.
 */
export interface Authorizer {
  (request: AuthorizableRequest): boolean | Promise<boolean>;
  /** Value for `WWW-Authenticate` on the 401 answer. */
  readonly challenge?: string;
}

/** The one user name and password that {@link basic} accepts. */
export interface BasicCredentials {
  /** May not hold a colon: Basic auth could not tell where it ends. */
  readonly username: string;
  readonly password: string;
}

/** Own check of a user name and a password; comparing them in constant time is then up to it. */
export type BasicVerifier = (username: string, password: string) => boolean | Promise<boolean>;

const CREDENTIALS = /^basic +([A-Za-z0-9+/]+={0,2})$/i;
const TOKEN = /^bearer +([A-Za-z0-9\-._~+/]+=*)$/i;
const TOKEN_SYNTAX = /^[A-Za-z0-9\-._~+/]+=*$/;
const CONTROL_CHARACTER = /\p{Cc}/u;

/**
 * Basic authentication (RFC 7617, UTF-8): the one credential that runtimes up to 0.11 can send. In
 * `stepflow-config.yml` it is written into the worker's URL: `url: http://user:password@host:port` (docs/internals/wire.md#requests-of-a-runtime).
 *
 * @throws TypeError when the user name holds a colon, or either part a control character.
 */
export function basic(credentials: BasicCredentials | BasicVerifier): Authorizer {
  const verify = typeof credentials === "function" ? credentials : toVerifier(credentials);
  return Object.assign(
    (request: AuthorizableRequest) => {
      const sent = readCredentials(request.header("authorization"));
      return sent !== undefined && verify(sent.username, sent.password);
    },
    { challenge: 'Basic realm="stepflow", charset="UTF-8"' },
  );
}

/**
 * Bearer tokens (RFC 6750), any of which passes: for clients of your own and for proxies. Runtimes up to 0.11 cannot
 * send one; give them {@link basic}.
 *
 * @throws TypeError when no token is given or one holds characters that a header cannot carry.
 */
export function bearer(tokens: string | readonly string[]): Authorizer {
  const accepted = typeof tokens === "string" ? [tokens] : [...tokens];
  checkTokens(accepted);
  return Object.assign(
    (request: AuthorizableRequest) => {
      const sent = TOKEN.exec(request.header("authorization") ?? "")?.[1];
      if (sent === undefined) return false;
      // Every token is compared, so that the time does not tell which one was close.
      return accepted.reduce((found, token) => isSameText(sent, token) || found, false);
    },
    { challenge: 'Bearer realm="stepflow"' },
  );
}

function toVerifier({ username, password }: BasicCredentials): BasicVerifier {
  if (username.includes(":")) throw new TypeError("basic(): the username must not hold a colon");
  for (const [name, value] of Object.entries({ username, password })) {
    if (CONTROL_CHARACTER.test(value)) throw new TypeError(`basic(): the ${name} must not hold control characters`);
  }
  return (sentUsername, sentPassword) => {
    const sameName = isSameText(sentUsername, username);
    const samePassword = isSameText(sentPassword, password);
    return sameName && samePassword;
  };
}

function checkTokens(tokens: readonly string[]): void {
  if (tokens.length === 0) throw new TypeError("bearer(): give at least one token");
  tokens.forEach((token, index) => {
    if (!TOKEN_SYNTAX.test(token)) {
      throw new TypeError(
        `bearer(): token ${index + 1} must be letters, digits and -._~+/ only (RFC 6750), with = at its end at most`,
      );
    }
  });
}

function readCredentials(header: string | undefined): BasicCredentials | undefined {
  const encoded = CREDENTIALS.exec(header ?? "")?.[1];
  const text = encoded === undefined ? undefined : decodeBase64(encoded);
  if (text === undefined || CONTROL_CHARACTER.test(text)) return undefined;
  const colon = text.indexOf(":");
  return colon === -1 ? undefined : { username: text.slice(0, colon), password: text.slice(colon + 1) };
}

function decodeBase64(encoded: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0));
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Compares without leaving early: the time follows the length of what was sent, which its sender knows anyway.
 * Web platforms have no `timingSafeEqual`.
 */
function isSameText(sent: string, expected: string): boolean {
  let difference = sent.length ^ expected.length;
  for (let at = 0; at < sent.length; at++) {
    difference |= sent.charCodeAt(at) ^ expected.charCodeAt(at % expected.length);
  }
  return difference === 0;
}
