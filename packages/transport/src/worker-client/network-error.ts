/**
 * Describes an error of `fetch`. Its own message is only "fetch failed"; the cause has the reason, and a cause that stands for
 * several errors (IPv4 and IPv6) has only a code.
 */
export function describeNetworkError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { message, code } = (error.cause ?? {}) as { message?: unknown; code?: unknown };
  return [error.message, message || code].filter((part) => typeof part === "string" && part !== "").join(": ");
}
