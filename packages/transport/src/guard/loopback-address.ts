import { isWithin, parseIpAddress } from "./ip-address.ts";

/** The last one holds the IPv4-mapped forms. */
const LOOPBACK_RANGES: readonly string[] = ["127.0.0.0/8", "::1/128", "::ffff:127.0.0.0/104"];

/**
 * Whether a host is `localhost`, in 127.0.0.0/8, `::1` or one of their IPv4-mapped forms. IPv6 addresses may have brackets.
 * Unusual spellings (`127.1`, octal, a single number) are not recognized, because programs disagree about their meaning.
 *
 * @example
 * ```ts source="./loopback-address.examples.ts#isLoopbackAddress"
 * isLoopbackAddress("127.0.0.1"); // true
 * isLoopbackAddress("[::1]"); // true
 * isLoopbackAddress("192.168.0.1"); // false
 * ```
 */
export function isLoopbackAddress(host: string): boolean {
  const name = host.toLowerCase();
  if (name === "localhost") return true;
  const address = parseIpAddress(name.startsWith("[") && name.endsWith("]") ? name.slice(1, -1) : name);
  return address !== undefined && LOOPBACK_RANGES.some((range) => isWithin(address, range));
}
