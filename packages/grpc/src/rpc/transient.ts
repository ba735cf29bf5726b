import { Code, ConnectError } from "@connectrpc/connect";

/** What a runtime says, or a broken connection amounts to, when the same call may go through later. */
const TRANSIENT: readonly Code[] = [Code.Unavailable, Code.Canceled, Code.Aborted, Code.DeadlineExceeded];
const UNREACHED_ERRNOS = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"];
/** Codes of Node for calls that were made wrongly. */
const MISUSE_ERRNO = /^ERR_(?:INVALID|OUT_OF_RANGE|MISSING|UNKNOWN)/;
/** What connections say when they end, where there is no code. */
const CLOSE_MESSAGE = /^(?:http\/2 (?:stream|connection) closed|PING timed out|received GOAWAY|connection aborted)/;
/** Of what stands between a worker and its runtime, such as a proxy. */
const HTTP_STATUS = /^HTTP \d{3}$/;

/** True when the runtime is away, coming up, or the connection to it broke. */
export function isTransient(error: unknown): boolean {
  return TRANSIENT.includes(ConnectError.from(error).code) || isConnectionError(error);
}

export function isNotFound(error: unknown): boolean {
  return ConnectError.from(error).code === Code.NotFound;
}

/** True when the request was too large, by our own measure or the runtime's. */
export function isTooLarge(error: unknown): boolean {
  const { code } = ConnectError.from(error);
  return code === Code.ResourceExhausted || code === Code.OutOfRange;
}

/** True when the error comes from the connection, not from whoever is at its other end. */
export function isConnectionError(error: unknown): boolean {
  const errno = errnoOf(error);
  if (errno !== undefined) return !MISUSE_ERRNO.test(errno);
  return CLOSE_MESSAGE.test(ConnectError.from(error).rawMessage);
}

/** True when the call certainly had no effect: nobody was reached, or whoever was has refused it. */
export function hadNoEffect(error: unknown): boolean {
  const { code, rawMessage } = ConnectError.from(error);
  if (isConnectionError(error)) return UNREACHED_ERRNOS.includes(String(errnoOf(error)));
  return code === Code.Unavailable && !HTTP_STATUS.test(rawMessage);
}

/** Such as `ECONNREFUSED`, where the operating system had one. */
export function errnoOf(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    // A ConnectError's own code is a number.
    if ("code" in at && typeof at.code === "string") return at.code;
    // Node tries several addresses of a name and reports all of them.
    if (at instanceof AggregateError) return errnoOf(at.errors[0]);
  }
  return undefined;
}
