import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createOriginGuard, type OriginHeaders, type OriginPolicy } from "./origin-guard.ts";

const checkOrigin = (headers: OriginHeaders, policy: OriginPolicy) => createOriginGuard(policy)(headers);

const loopback = { bind: "127.0.0.1" };
const passes = (host: string | undefined, origin?: string, options: Parameters<typeof checkOrigin>[1] = loopback) =>
  checkOrigin({ host, origin }, options) === undefined;

describe("guards.host-and-origin: a loopback bind", () => {
  it("accepts what runtimes and local tools send", () => {
    for (const host of ["127.0.0.1:18080", "localhost", "localhost:3000", "[::1]:80", "127.0.0.2"]) {
      expect(passes(host)).toBe(true);
    }
  });

  it("refuses the Host of a rebound name with a 403 that names the setting", () => {
    expect(checkOrigin({ host: "evil.example:18080", origin: undefined }, loopback)).toEqual({
      status: 403,
      message: 'Host "evil.example:18080" is not allowed; add it to allowedHosts if it should be',
    });
    for (const host of ["127.0.0.1.evil.example", "localhost.evil.example", "evil.example", "192.168.0.7"]) {
      expect(passes(host)).toBe(false);
    }
  });

  it("refuses a missing or malformed Host", () => {
    const malformed = ["", " ", "localhost:", "localhost:65536", "localhost:80:80", "::1", "[::1", "[zz]", "[1.2.3.4]"];
    for (const host of [undefined, ...malformed, "a b", "user@localhost", "localhost/x", "localhost,localhost"]) {
      expect(passes(host)).toBe(false);
    }
  });

  it("accepts loopback origins and refuses all others, whatever the Host", () => {
    for (const origin of ["http://localhost:5173", "https://127.0.0.1", "http://[::1]:3000"]) {
      expect(passes("127.0.0.1:1", origin)).toBe(true);
    }
    for (const origin of ["https://evil.example", "http://localhost.evil.example", "http://192.168.0.7"]) {
      expect(passes("127.0.0.1:1", origin)).toBe(false);
    }
  });

  it("refuses opaque and malformed origins", () => {
    const malformed = ["null", "", "localhost", "http://", "http://localhost/", "ftp://localhost", "file://"];
    for (const origin of [
      ...malformed,
      "http://user@localhost",
      "http://localhost:99999",
      "http://a http://localhost",
    ]) {
      expect(passes("127.0.0.1:1", origin)).toBe(false);
    }
  });

  it("accepts allowed hosts in Host and Origin, with or without a port", () => {
    const options = { bind: "127.0.0.1", allowedHosts: ["worker.example", "app.example:8443", "plain.example:80"] };
    expect(passes("worker.example:9", undefined, options)).toBe(true);
    expect(passes("Worker.Example", "https://worker.example", options)).toBe(true);
    expect(passes("app.example:8443", "https://app.example:8443", options)).toBe(true);
    expect(passes("app.example:8444", undefined, options)).toBe(false);
    expect(passes("app.example", undefined, options)).toBe(false);
    expect(passes("localhost", "https://app.example", options)).toBe(false);
    expect(passes("plain.example", "http://plain.example", options)).toBe(true);
    expect(passes("localhost", "https://plain.example", options)).toBe(false);
  });
});

describe("guards.host-and-origin: another bind", () => {
  it("accepts every host and no web page without an allow-list", () => {
    expect(passes("anything.example", undefined, { bind: "0.0.0.0" })).toBe(true);
    expect(passes(undefined, undefined, { bind: "::" })).toBe(true);
    for (const origin of ["https://evil.example", "http://localhost:3000", "https://anything.example", "null"]) {
      expect(passes("anything.example", origin, { bind: "0.0.0.0" })).toBe(false);
    }
  });

  it("accepts only hosts in the allow-list, which does not include loopback", () => {
    const options = { bind: "0.0.0.0", allowedHosts: ["worker.example"] };
    expect(passes("worker.example:80", undefined, options)).toBe(true);
    expect(passes("worker.example:80", "https://worker.example", options)).toBe(true);
    expect(passes("worker.example:80", "http://localhost", options)).toBe(false);
    expect(passes("localhost", undefined, options)).toBe(false);
    expect(passes(undefined, undefined, options)).toBe(false);
  });
});

describe("guards.host-and-origin: an unknown address", () => {
  it("accepts any Host, and of web pages only those of loopback that address loopback", () => {
    for (const host of ["worker.example", "127.0.0.1:1", undefined]) expect(passes(host, undefined, {})).toBe(true);
    expect(passes("127.0.0.1:1", "http://localhost:3000", {})).toBe(true);
    // A page of a rebound name sends that name in both headers.
    expect(passes("evil.example", "http://evil.example", {})).toBe(false);
    expect(passes("127.0.0.1:1", "http://evil.example", {})).toBe(false);
    expect(passes("worker.example", "http://localhost:3000", {})).toBe(false);
    expect(passes(undefined, "http://localhost:3000", {})).toBe(false);
    expect(passes("localhost", "null", {})).toBe(false);
  });

  it("accepts hosts in the allow-list, those of loopback, and requests that have no Host", () => {
    const options = { allowedHosts: ["worker.example"] };
    for (const host of ["worker.example:80", "localhost:3000", undefined]) {
      expect(passes(host, undefined, options)).toBe(true);
    }
    expect(passes("worker.example", "https://worker.example", options)).toBe(true);
    expect(passes("evil.example", undefined, options)).toBe(false);
    expect(passes("worker.example", "https://evil.example", options)).toBe(false);
    expect(passes(undefined, "https://worker.example", options)).toBe(false);
  });
});

describe("createOriginGuard", () => {
  it.each(["worker.example", [undefined], [8080]])("refuses %j as allowedHosts", (allowedHosts) => {
    expect(() => createOriginGuard({ allowedHosts: allowedHosts as unknown as string[] })).toThrow(TypeError);
  });

  it("names the invalid entry of allowedHosts", () => {
    const create = () => createOriginGuard({ bind: "127.0.0.1", allowedHosts: ["ok", "https://x.example"] });
    expect(create).toThrow('allowedHosts: "https://x.example" is not a host');
  });

  it("refuses hosts after an accepted one, and cuts long values in messages", () => {
    const guard = createOriginGuard(loopback);
    expect(guard({ host: "localhost:1", origin: undefined })).toBeUndefined();
    expect(guard({ host: "localhost:1", origin: "https://evil.example" })?.status).toBe(403);
    expect(guard({ host: undefined, origin: undefined })?.status).toBe(403);
    expect(guard({ host: "x".repeat(10_000), origin: undefined })?.message.length).toBeLessThan(250);
    expect(guard({ host: "localhost:1", origin: undefined })).toBeUndefined();
  });

  it("never throws, and agrees with a fresh guard in any order of requests", () => {
    const host = fc.option(fc.oneof(fc.constantFrom("localhost", "127.0.0.1:80", "x.example"), fc.string()), {
      nil: undefined,
    });
    fc.assert(
      fc.property(fc.array(fc.record({ host, origin: host })), (requests) => {
        const guard = createOriginGuard(loopback);
        for (const headers of requests) expect(guard(headers)).toEqual(checkOrigin(headers, { ...loopback }));
      }),
    );
  });

  it("accepts a Host exactly if the URL standard reads a loopback host in it", () => {
    const label = fc.constantFrom("localhost", "127.0.0.1", "[::1]", "evil.example", "10.1.2.3", "[::2]", "127.9.9.9");
    const port = fc.option(fc.integer({ min: 1, max: 65_535 }), { nil: undefined });
    fc.assert(
      fc.property(label, port, (name, number) => {
        const host = number === undefined ? name : `${name}:${number}`;
        expect(passes(host)).toBe(/^(localhost|127\.|\[::1\])/.test(new URL(`http://${host}`).hostname));
      }),
    );
  });
});
