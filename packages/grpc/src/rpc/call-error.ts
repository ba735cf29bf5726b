import { Code, ConnectError } from "@connectrpc/connect";

/** Codes with which the same call may succeed later. */
const TRANSIENT: readonly Code[] = [Code.Unavailable, Code.Canceled, Code.Aborted, Code.DeadlineExceeded];
const UNREACHED_ERRNOS = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"];
/** Error codes of Node for invalid calls. */
const MISUSE_ERRNO = /^ERR_(?:INVALID|OUT_OF_RANGE|MISSING|UNKNOWN)/;
/** Messages of connect-node about connections that have ended; these errors have no code of their own. */
const CLOSE_MESSAGE = /^(?:http\/2 (?:stream|connection) closed|PING timed out|received GOAWAY|connection aborted)/;
/** Message about an HTTP status, which comes from a proxy and not from a runtime. */
const HTTP_STATUS = /^HTTP \d{3}$/;

/** Whether the runtime is away or starting, or the connection to it has broken. */
export function isTransient(error: unknown): boolean {
  return TRANSIENT.includes(ConnectError.from(error).code) || isConnectionError(error);
}

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

/** Whether the call certainly had no effect, because no server was reached or a runtime has refused it. */
export function hadNoEffect(error: unknown): boolean {
  const { code, rawMessage } = ConnectError.from(error);
  if (isConnectionError(error)) return UNREACHED_ERRNOS.includes(String(errnoOf(error)));
  return code === Code.Unavailable && !HTTP_STATUS.test(rawMessage);
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
