import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeIgnoredFlags, resolveListenAddress } from "./listen-address.ts";

const port = (option: number | undefined, argv: string[] = [], PORT?: string) =>
  resolveListenAddress({ port: option }, argv, { PORT }).port;
const host = (name?: string) => resolveListenAddress({ host: name }, [], {}).host;

describe("resolveListenAddress: port", () => {
  it("uses the option, then --port, then $PORT, then 0", () => {
    expect(port(1, ["--port", "2"], "3")).toBe(1);
    expect(port(0, ["--port", "2"], "3")).toBe(0);
    expect(port(undefined, ["--port", "2"], "3")).toBe(2);
    expect(port(undefined, ["--port=2"], "3")).toBe(2);
    expect(port(undefined, [], "3")).toBe(3);
    expect(port(undefined, [], "")).toBe(0);
    expect(port(undefined)).toBe(0);
  });

  it("finds --port among other arguments; the last one counts, none after --", () => {
    expect(port(undefined, ["run", "-v", "--name=x", "--port", "8080", "--flag"])).toBe(8080);
    expect(port(undefined, ["--port=1", "--port", "2"])).toBe(2);
    expect(port(undefined, ["--", "--port", "2"])).toBe(0);
    expect(port(undefined, ["--port-range", "2"])).toBe(0);
  });

  it.each([
    [() => port(65_536), "The port option is 65536"],
    [() => port(-1), "The port option is -1"],
    [() => port(1.5), "The port option is 1.5"],
    [() => port(Number.NaN), "The port option is NaN"],
    [() => port(undefined, ["--port", "http"]), '--port is "http"'],
    [() => port(undefined, ["--port="]), '--port is ""'],
    [() => port(undefined, ["--port"]), "--port has no value"],
    [() => port(undefined, ["--port", "99999"], "80"), '--port is "99999"'],
    [() => port(undefined, ["--port", "-1"]), "--port "],
    [() => port(undefined, [], "tcp://10.0.0.1:80"), 'The environment variable PORT is "tcp://10.0.0.1:80"'],
    [() => port(undefined, [], "0x50"), 'The environment variable PORT is "0x50"'],
    [() => port(undefined, [], " 80"), 'The environment variable PORT is " 80"'],
  ])("names the source and the value of a bad port (%#)", (resolve, message) => {
    expect(resolve).toThrow(message);
    expect(resolve).toThrow("from 0 to 65535");
  });

  it("accepts every port from every source and no other number", () => {
    fc.assert(
      fc.property(fc.integer({ min: -70_000, max: 140_000 }), (number) => {
        const sources = [
          () => port(number),
          () => port(undefined, [`--port=${number}`]),
          () => port(undefined, [], `${number}`),
        ];
        for (const resolve of sources) {
          if (number >= 0 && number <= 65_535) expect(resolve()).toBe(number);
          else expect(resolve).toThrow(TypeError);
        }
      }),
    );
  });
});

describe("resolveListenAddress: host", () => {
  it("defaults to 127.0.0.1 and replaces localhost", () => {
    expect([host(), host("localhost"), host("LocalHost")]).toEqual(["127.0.0.1", "127.0.0.1", "127.0.0.1"]);
    expect(["0.0.0.0", "::", "::1", "worker.internal"].map(host)).toEqual(["0.0.0.0", "::", "::1", "worker.internal"]);
  });

  it.each(["", " ", "127.0.0.1:80", "http://x", "[::1]", "a/b", "-x"])("refuses %j with its value", (name) => {
    expect(() => host(name)).toThrow(`The host option is ${JSON.stringify(name)}`);
  });
});

describe("resolveListenAddress: host from outside", () => {
  const from = (argv: string[], HOST?: string, host?: string) => resolveListenAddress({ host }, argv, { HOST }).host;

  it("uses the option, then --host, then $HOST", () => {
    expect(from(["--host", "0.0.0.0"], "::", "::1")).toBe("::1");
    expect(from(["--host=0.0.0.0"], "::")).toBe("0.0.0.0");
    expect(from(["--host", "localhost"], "::")).toBe("127.0.0.1");
    expect(from([], "::")).toBe("::");
    expect(from([], "")).toBe("127.0.0.1");
  });

  it("names the source of a bad host", () => {
    expect(() => from(["--host"])).toThrow("--host has no value");
    expect(() => from(["--host=http://x"])).toThrow('--host is "http://x"');
    expect(() => from([], "a/b")).toThrow('The environment variable HOST is "a/b"');
  });
});

describe("describeIgnoredFlags", () => {
  it("names the flags that are ignored, and the one that was probably meant", () => {
    expect(describeIgnoredFlags({}, ["--prot", "3000"])).toBe("The worker ignores --prot. Did you mean --port?");
    expect(describeIgnoredFlags({}, ["-v", "--workers=4", "--port", "1"])).toBe(
      "The worker ignores -v, --workers. It reads --port and --host.",
    );
  });

  it("is silent about known flags, other arguments, and programs that pass the address themselves", () => {
    expect(describeIgnoredFlags({}, ["run", "--port=1", "--host", "::", "--", "--other"])).toBeUndefined();
    expect(describeIgnoredFlags({ port: 1, host: "::" }, ["--other"])).toBeUndefined();
  });
});
