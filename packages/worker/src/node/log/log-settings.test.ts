import { describe, expect, it } from "vitest";
import { readLogSettings } from "./log-settings.ts";

const read = (level?: string, destination?: string, file?: string) =>
  readLogSettings({ STEPFLOW_LOG_LEVEL: level, STEPFLOW_LOG_DESTINATION: destination, STEPFLOW_LOG_FILE: file });

describe("readLogSettings", () => {
  it("defaults to info on stderr", () => {
    expect(readLogSettings({})).toEqual({ level: "info", destinations: ["stderr"], warnings: [] });
    expect(read("", "", "")).toEqual(readLogSettings({}));
    expect(readLogSettings({ STEPFLOW_OTLP_ENDPOINT: "http://localhost:4317" })).toEqual(readLogSettings({}));
  });

  it.each([
    ["DEBUG", "debug"],
    ["trace", "debug"],
    ["Info", "info"],
    ["WARNING", "warn"],
    ["warn", "warn"],
    [" ERROR ", "error"],
    ["CRITICAL", "error"],
  ])("reads level %j as %s", (text, level) => {
    expect(read(text)).toMatchObject({ level, warnings: [] });
  });

  it("warns about an unknown level and uses info", () => {
    expect(read("loud")).toMatchObject({ level: "info", warnings: [expect.stringMatching(/LOG_LEVEL is "loud"/)] });
    expect(read("constructor")).toMatchObject({ level: "info", warnings: [expect.any(String)] });
  });

  it("reads a list of destinations", () => {
    expect(read(undefined, "stderr, FILE,stderr", "/l")).toEqual({
      level: "info",
      destinations: ["stderr", "file"],
      file: "/l",
      warnings: [],
    });
    expect(read(undefined, "file", "/l").destinations).toEqual(["file"]);
    expect(read(undefined, undefined, "/l")).toEqual({ level: "info", destinations: ["stderr"], warnings: [] });
  });

  it.each([
    ["otlp", "otlp is not supported"],
    ["file", "STEPFLOW_LOG_FILE"],
    ["syslog", '"syslog" is unknown'],
    ["stderr,", '"" is unknown'],
  ])("warns about %j and uses stderr", (destination, warning) => {
    expect(read(undefined, destination)).toMatchObject({
      destinations: ["stderr"],
      warnings: [expect.stringContaining(warning)],
    });
  });
});
