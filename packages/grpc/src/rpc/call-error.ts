import { Code, ConnectError } from "@connectrpc/connect";

/** Error codes of Node for invalid calls. */
const MISUSE_ERRNO = /^ERR_(?:INVALID|OUT_OF_RANGE|MISSING|UNKNOWN)/;
/** Messages of connect-node about connections that have ended; these errors have no code of their own. */
const CLOSE_MESSAGE = /^(?:http\/2 (?:stream|connection) closed|PING timed out|received GOAWAY|connection aborted)/;

export function isNotFound(error: unknown): boolean {
  return ConnectError.from(error).code === Code.NotFound;
}

/** Whether the request exceeds the limit, as found by this client or by the runtime. */
export function isTooLarge(error: unknown): boolean {
  const { code } = ConnectError.from(error);
  return code === Code.ResourceExhausted || code === Code.OutOfRange;
}

/** Whether the error comes from the connection and not from the server. */
export function isConnectionError(error: unknown): boolean {
  const errno = errnoOf(error);
  if (errno !== undefined) return !MISUSE_ERRNO.test(errno);
  return CLOSE_MESSAGE.test(ConnectError.from(error).rawMessage);
}

/** Errors of OpenSSL about an answer that is not TLS. */
const NO_TLS_ERRNOS: readonly string[] = ["EPROTO", "ERR_SSL_WRONG_VERSION_NUMBER", "ERR_SSL_PACKET_LENGTH_TOO_LONG"];

/** Whether a server at an `https:` address has no TLS. */
export function lacksTls(error: unknown): boolean {
  return NO_TLS_ERRNOS.includes(errnoOf(error) ?? "");
}

/**
 * Describes a failed call to the runtime that owns a task. Behind a proxy with TLS, a runtime announces its own address, which has none,
 * unless it is configured otherwise.
 */
export function describeOwnerError(error: unknown, url: string): string {
  if (!lacksTls(error)) return ConnectError.from(error).rawMessage;
  return `The runtime announces ${url}, which has no TLS. Set STEPFLOW_ORCHESTRATOR_URL of the runtime to the address of its proxy with TLS.`;
}

/** Returns the code of Node or of the operating system, such as `ECONNREFUSED`, if there is one. */
export function errnoOf(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    // A ConnectError's own code is a number.
    if ("code" in at && typeof at.code === "string") return at.code;
    // Node tries all addresses of a host and reports one error for each.
    if (at instanceof AggregateError) return errnoOf(at.errors[0]);
  }
  return undefined;
}
