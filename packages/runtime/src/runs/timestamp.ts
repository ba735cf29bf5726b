/**
 * Writes a time, in milliseconds since 1970, as the runtimes do: RFC 3339 in UTC with nanoseconds.
 *
 * @example
 * ```ts source="./timestamp.examples.ts#toTimestamp"
 * console.log(toTimestamp(Date.UTC(2026, 0, 1))); // 2026-01-01T00:00:00.000000000Z
 * ```
 */
export function toTimestamp(ms: number): string {
  const whole = Math.floor(ms);
  const seconds = new Date(whole).toISOString().slice(0, 19);
  const nanoseconds = (((whole % 1000) + 1000) % 1000) * 1e6 + Math.floor((ms - whole) * 1e6);
  return `${seconds}.${String(nanoseconds).padStart(9, "0")}Z`;
}
