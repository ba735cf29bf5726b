/** The part of a request that an {@link Authorizer} receives. */
export interface AuthorizableRequest {
  /** Returns the value of a header, `undefined` if the request has none. @param name in any case. */
  header(name: string): string | undefined;
  /** HTTP method of the request. */
  readonly method: string;
  /** Path and query, as in the request line. */
  readonly path: string;
}

/**
 * Decides whether a request is authorized. It is called for every POST, which includes responses to callbacks: runtimes send
 * their credentials with both.
 *
 * **Security:** only `true` authorizes. Any other value is answered with 401, and an error with 500.
 */
export interface Authorizer {
  (request: AuthorizableRequest): boolean | Promise<boolean>;
  /**
   * Value of `WWW-Authenticate` in the 401 response.
   *
   * @default undefined, which omits the header
   */
  readonly challenge?: string;
}

/** The user name and password that {@link basic} accepts. */
export interface BasicCredentials {
  /** Must not contain a colon, which separates it from the password. */
  readonly username: string;
  /** Must not be empty. */
  readonly password: string;
}

/** Checks a user name and a password. It has to compare them in constant time itself. */
export type BasicVerifier = (username: string, password: string) => boolean | Promise<boolean>;

const CREDENTIALS = /^basic +([A-Za-z0-9+/]+={0,2})$/i;
const TOKEN = /^bearer +([A-Za-z0-9\-._~+/]+=*)$/i;
const TOKEN_SYNTAX = /^[A-Za-z0-9\-._~+/]+=*$/;
const CONTROL_CHARACTER = /\p{Cc}/u;

/**
 * Authorizes requests by Basic authentication (RFC 7617, UTF-8). This is the only kind of credentials that runtimes up to
 * 0.11 can send. Write them into the worker's URL in `stepflow-config.yml`: `url: http://user:password@host:port`.
 *
 * @throws TypeError if the user name contains a colon, the password is empty, or one of them contains a control character.
 * @example
 * ```ts source="./auth.examples.ts#basic"
 * const auth = basic({ username: "runtime", password: "secret" });
 * const ownCheck = basic(async (username, password) => username === "runtime" && (await sameSecret(password)));
 * ```
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
 * Authorizes requests by a bearer token (RFC 6750), which may be any of the given tokens. Use it for your own clients and for
 * proxies. Runtimes up to 0.11 cannot send tokens; use {@link basic} for them.
 *
 * @throws TypeError if there is no token, or if a token contains characters that a header cannot contain.
 * @example
 * ```ts source="./auth.examples.ts#bearer"
 * const auth = bearer(["current-token", "previous-token"]);
 * ```
 */
export function bearer(tokens: string | readonly string[]): Authorizer {
  const accepted = typeof tokens === "string" ? [tokens] : [...tokens];
  checkTokens(accepted);
  return Object.assign(
    (request: AuthorizableRequest) => {
      const sent = TOKEN.exec(request.header("authorization") ?? "")?.[1];
      if (sent === undefined) return false;
      // Compares every token, so that the time does not reveal which one is similar.
      return accepted.reduce((found, token) => isSameText(sent, token) || found, false);
    },
    { challenge: 'Bearer realm="stepflow"' },
  );
}

function toVerifier({ username, password }: BasicCredentials): BasicVerifier {
  if (typeof username !== "string") throw new TypeError("basic(): the username must be a string.");
  // An empty password is mostly an environment variable that is not set.
  if (typeof password !== "string" || password === "")
    throw new TypeError("basic(): the password must be a non-empty string.");
  if (username.includes(":")) throw new TypeError("basic(): the username must not contain a colon.");
  for (const [name, value] of Object.entries({ username, password })) {
    if (CONTROL_CHARACTER.test(value)) throw new TypeError(`basic(): the ${name} must not contain control characters.`);
  }
  return (sentUsername, sentPassword) => {
    const sameName = isSameText(sentUsername, username);
    const samePassword = isSameText(sentPassword, password);
    return sameName && samePassword;
  };
}

function checkTokens(tokens: readonly string[]): void {
  if (tokens.length === 0) throw new TypeError("bearer() needs at least one token.");
  tokens.forEach((token, index) => {
    if (typeof token !== "string" || !TOKEN_SYNTAX.test(token)) {
      throw new TypeError(
        `bearer(): token ${index + 1} may contain only letters, digits and -._~+/, and = at its end (RFC 6750).`,
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
 * Compares two texts in a time that depends only on the length of `sent`, which the sender knows anyway. Web platforms have no
 * `timingSafeEqual`.
 */
function isSameText(sent: string, expected: string): boolean {
  let difference = sent.length ^ expected.length;
  for (let at = 0; at < sent.length; at++) {
    difference |= sent.charCodeAt(at) ^ expected.charCodeAt(at % expected.length);
  }
  return difference === 0;
}
