/** Bytes of an IP address: four of IPv4, sixteen of IPv6. */
export type IpAddress = readonly number[];

/**
 * Reads an IPv4 address of four decimal numbers, or an IPv6 address without brackets. A zone (`%eth0`) is ignored. Returns `undefined` for
 * everything else, such as `127.1`, octal numbers and a single number, because programs disagree about the meaning of these spellings.
 */
export function parseIpAddress(text: string): IpAddress | undefined {
  return text.includes(":") ? parseIPv6(text.replace(ZONE, "")) : parseIPv4(text);
}

/**
 * Whether an address is in a range.
 *
 * @param range in CIDR notation, such as `127.0.0.0/8`.
 */
export function isWithin(address: IpAddress, range: string): boolean {
  const [base = "", bits] = range.split("/");
  const first = parseIpAddress(base) ?? [];
  if (first.length !== address.length) return false;
  return first.every((byte, index) => {
    const ignoredBits = Math.min(Math.max(8 * (index + 1) - Number(bits), 0), 8);
    return byte >> ignoredBits === (address[index] ?? 0) >> ignoredBits;
  });
}

const ZONE = /%[0-9a-z]+$/i;
const DECIMAL_BYTE = /^(?:0|[1-9]\d?|1\d\d|2[0-4]\d|25[0-5])$/;

function parseIPv4(text: string): IpAddress | undefined {
  const parts = text.split(".");
  return parts.length === 4 && parts.every((part) => DECIMAL_BYTE.test(part)) ? parts.map(Number) : undefined;
}

/** The URL parser of the platform accepts every spelling, and writes eight groups with `::` in the place of the longest run of zeros. */
function parseIPv6(text: string): IpAddress | undefined {
  const url = `http://[${text}]`;
  if (!/^[0-9a-f:.]+$/i.test(text) || !URL.canParse(url)) return undefined;
  const [head = [], tail = []] = new URL(url).hostname.slice(1, -1).split("::").map(groupsOf);
  const zeros = Array<number>(8 - head.length - tail.length).fill(0);
  return [...head, ...zeros, ...tail].flatMap((group) => [group >> 8, group & 0xff]);
}

function groupsOf(text: string): number[] {
  return text === "" ? [] : text.split(":").map((group) => Number.parseInt(group, 16));
}
