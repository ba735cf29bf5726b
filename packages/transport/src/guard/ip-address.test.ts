import fc from "fast-check";
import ipaddr from "ipaddr.js";
import { describe, expect, it } from "vitest";
import { isWithin, parseIpAddress } from "./ip-address.ts";

const ipv4 = fc.array(fc.nat(255), { minLength: 4, maxLength: 4 });
/** Many groups are zero, so that most addresses have a run of them. */
const ipv6 = fc.array(fc.oneof(fc.constant(0), fc.nat(255)), { minLength: 16, maxLength: 16 });

const spellIPv6 = fc.constantFrom<(address: ipaddr.IPv6) => string>(
  (address) => address.toString(),
  (address) => address.toNormalizedString(),
  (address) => address.toNormalizedString().toUpperCase(),
  (address) => `${address.toString()}%eth0`,
  (address) => `${address.toNormalizedString().split(":").slice(0, 6).join(":")}:${lastOf(address).join(".")}`,
);

const lastOf = (address: ipaddr.IPv6): number[] => address.toByteArray().slice(12);

describe("parseIpAddress", () => {
  it("reads every spelling of an address as the library ipaddr.js does", () => {
    fc.assert(
      fc.property(ipv4, (bytes) => {
        expect(parseIpAddress(bytes.join("."))).toEqual(bytes);
      }),
    );
    fc.assert(
      fc.property(ipv6, spellIPv6, (bytes, spell) => {
        expect(parseIpAddress(spell(new ipaddr.IPv6(bytes)))).toEqual(bytes);
      }),
    );
  });

  it("accepts no text that ipaddr.js refuses", () => {
    const piece = fc.constantFrom(":", "::", ".", "0", "1", "ff", "255", "256", "0a", "g", "%", "12345", "]", "/", "@");
    const text = fc.array(piece, { maxLength: 16 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(fc.oneof(text, fc.string()), (any) => {
        const address = parseIpAddress(any);
        // For ipaddr.js, `::1.2.3.4` is another spelling of `::ffff:1.2.3.4`.
        if (address === undefined || /^::\d+\./.test(any)) return;
        expect(address).toEqual(ipaddr.parse(any).toByteArray());
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ...["", "1.2.3", "1.2.3.4.5", "256.0.0.1", "01.2.3.4", "0x1.2.3.4", "1.2.3.4 ", "16909060", "localhost"],
    ...[":", ":::", "1::2::3", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "12345::", "::g", "::1]", "[::1]", "::1/64"],
    ...["::1@x", "::1#", "::256.0.0.1", "::ffff:01.2.3.4", "%eth0", "::1%", "::1%a b"],
  ])("refuses %j", (text) => expect(parseIpAddress(text)).toBeUndefined());
});

describe("isWithin", () => {
  const ranges = fc.constantFrom(
    ...["169.254.0.0/16", "224.0.0.0/4", "255.255.255.255/32", "100.100.100.0/24", "0.0.0.0/0", "10.128.0.0/9"],
    ...["fe80::/10", "ff00::/8", "::1/128", "64:ff9b:1::/48", "2001::/32", "::ffff:127.0.0.0/104", "::/0"],
  );

  it("agrees with ipaddr.js, also at the ends of ranges", () => {
    const flip = fc.nat(127);
    fc.assert(
      fc.property(ranges, fc.option(fc.oneof(ipv4, ipv6)), flip, (range, other, bit) => {
        const [base, bits] = ipaddr.parseCIDR(range);
        // Without another address: the first one of the range with one bit changed.
        const bytes = other ?? base.toByteArray();
        const index = Math.floor(bit / 8) % bytes.length;
        const changed = bytes.map((byte, at) => (other === null && at === index ? byte ^ (1 << (bit % 8)) : byte));
        const address = ipaddr.fromByteArray(changed);
        const expected = address.kind() === base.kind() && address.match(base, bits);
        expect(isWithin(changed, range)).toBe(expected);
      }),
      { numRuns: 2_000 },
    );
  });
});
