/** Writes a time, in milliseconds since 1970, as the runtimes do: RFC 3339 in UTC with nanoseconds. */
export function toTimestamp(ms: number): string {
  const whole = Math.floor(ms);
  const seconds = new Date(whole).toISOString().slice(0, 19);
  const nanoseconds = (((whole % 1000) + 1000) % 1000) * 1e6 + Math.floor((ms - whole) * 1e6);
  return `${seconds}.${String(nanoseconds).padStart(9, "0")}Z`;
}
