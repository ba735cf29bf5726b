import { afterEach, describe, expect, it, vi } from "vitest";
import { checkStartOptions, serverArguments, serverEnvironment } from "./start-options.ts";

afterEach(() => vi.unstubAllEnvs());

describe("checkStartOptions", () => {
  const version = "0.11.1";
  it.each([
    [{ version }, /either `workers` or `config`/],
    [{ version, workers: {}, config: {} }, /either `workers` or `config`/],
    [{ version, config: {}, retry: {} }, /`retry` can only be combined with `workers`/],
    [{ version, config: {}, blobApi: {} }, /`blobApi` can only be combined with `workers`/],
    [{ version, config: {}, dataDir: "x" }, /`dataDir` can only be combined with `workers`/],
    [{ version, config: "x.yml", cwd: "." }, /`cwd` cannot be combined/],
    [{ version, workers: {}, port: 70_000 }, /port must be an integer from 0 to 65535/],
    [{ version, workers: {}, port: 1.5 }, /port must be an integer from 0 to 65535/],
    [{ version, workers: {}, startTimeoutMs: Number.NaN }, /startTimeoutMs must be a number of milliseconds.* Got NaN/],
    [{ version, workers: {}, startTimeoutMs: Number.POSITIVE_INFINITY }, /startTimeoutMs must be .* Got Infinity/],
    [{ version, workers: {}, stopTimeoutMs: -1 }, /stopTimeoutMs must be a number of milliseconds.* Got -1/],
    [{ version, workers: {}, stopTimeoutMs: "5000" as never }, /stopTimeoutMs must be .* Got "5000"/],
    [{ version, workers: {}, logLevel: "verbose" as never }, /logLevel must be one of trace, .* Got "verbose"/],
    [{ version, workers: {}, startTimeout: 1 } as object, /^startOrchestrator: there is no option "startTimeout"/],
  ])("refuses %j", (options, message) => {
    expect(() => checkStartOptions(options as { version: string })).toThrow(message);
  });
});

describe("serverEnvironment", () => {
  it("passes on the environment without variables that configure the server, and adds the given ones", () => {
    vi.stubEnv("STEPFLOW_LOG_DESTINATION", "file");
    vi.stubEnv("STEPFLOW_PORT", "1");
    vi.stubEnv("STEPFLOW_OF_THE_USER", "kept");
    expect(serverEnvironment({ STEPFLOW_LOG_FORMAT: "json" })).toMatchObject({
      PATH: process.env["PATH"],
      STEPFLOW_OF_THE_USER: "kept",
      STEPFLOW_LOG_FORMAT: "json",
    });
    expect(serverEnvironment()).not.toHaveProperty("STEPFLOW_LOG_DESTINATION");
    expect(serverEnvironment()).not.toHaveProperty("STEPFLOW_PORT");
  });

  it("keeps requests to workers of this machine away from a proxy", () => {
    vi.stubEnv("NO_PROXY", "internal.example, localhost");
    vi.stubEnv("no_proxy", undefined);
    for (const name of ["HTTP_PROXY", "https_proxy", "ALL_PROXY"]) {
      vi.stubEnv(name, "http://proxy.example:3128");
      const hosts = "internal.example,localhost,127.0.0.1,::1";
      expect(serverEnvironment()).toMatchObject({ NO_PROXY: hosts, no_proxy: hosts });
      vi.stubEnv(name, undefined);
    }
    vi.stubEnv("HTTP_PROXY", "http://proxy.example:3128");
    expect(serverEnvironment({ NO_PROXY: "of the caller" })["NO_PROXY"]).toBe("of the caller");
  });
});

describe("serverArguments", () => {
  it("requests a free port and the log level warn by default", () => {
    expect(serverArguments("c.yml", { version: "0.11.1" }).join(" ")).toBe(
      "--port 0 --config c.yml --log-level warn --other-log-level warn",
    );
    expect(serverArguments("c.yml", { version: "0.11.1", port: 7840, logLevel: "debug" }).join(" ")).toBe(
      "--port 7840 --config c.yml --log-level debug --other-log-level warn",
    );
  });
});
