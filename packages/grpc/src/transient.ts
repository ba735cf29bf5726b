import { Code, ConnectError } from "@connectrpc/connect";

/** What a runtime says, or a broken connection amounts to, when the same call may go through later. */
const TRANSIENT: readonly Code[] = [Code.Unavailable, Code.Canceled, Code.Aborted, Code.DeadlineExceeded];
const NOBODY_REACHED = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"];

/** True when the runtime is away, coming up, or the connection to it broke. */
export function isTransient(error: unknown): boolean {
  return TRANSIENT.includes(ConnectError.from(error).code) || isBroken(error);
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
export function isBroken(error: unknown): boolean {
  const { cause, rawMessage } = ConnectError.from(error);
  return cause instanceof Error || rawMessage.startsWith("http/2 stream closed");
}

/** True when the call certainly had no effect: nobody was reached, or whoever was has refused it. */
export function hadNoEffect(error: unknown): boolean {
  const { code } = ConnectError.from(error);
  return isBroken(error) ? NOBODY_REACHED.includes(String(errnoOf(error))) : code === Code.Unavailable;
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
