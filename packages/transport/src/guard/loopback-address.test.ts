import { describe, expect, it } from "vitest";
import { isLoopbackAddress } from "./loopback-address.ts";

describe("isLoopbackAddress", () => {
  it.each([
    "localhost",
    "LOCALHOST",
    "127.0.0.1",
    "127.255.0.3",
    "::1",
    "[::1]",
    "0:0:0:0:0:0:0:1",
    "::ffff:127.0.0.1",
  ])("holds for %s", (host) => expect(isLoopbackAddress(host)).toBe(true));

  it.each(["", "0.0.0.0", "::", "128.0.0.1", "10.0.0.1", "::2", "localhost.example.com", "127.0.0.1.nip.io", "127.1"])(
    "does not hold for %j",
    (host) => expect(isLoopbackAddress(host)).toBe(false),
  );

  it.each(["0177.0.0.1", "2130706433", "0x7f000001", "[::1", "::1]", "::ffff:10.0.0.1"])(
    "does not hold for %j",
    (host) => expect(isLoopbackAddress(host)).toBe(false),
  );
});
