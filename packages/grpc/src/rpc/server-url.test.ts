import { describe, expect, it } from "vitest";
import { toServerUrl } from "./server-url.ts";

describe("toServerUrl", () => {
  it.each([
    ["127.0.0.1:7840", "http://127.0.0.1:7840"],
    ["localhost:7837", "http://localhost:7837"],
    ["stepflow", "http://stepflow"],
    ["[::1]:7840", "http://[::1]:7840"],
    ["http://stepflow:7840", "http://stepflow:7840"],
    ["http://stepflow:7840/", "http://stepflow:7840"],
    ["HTTPS://Stepflow.example", "https://stepflow.example"],
  ])("reads %j as %j", (text, url) => {
    expect(toServerUrl(text, "tasksUrl")).toBe(url);
  });

  it.each(["", " ", "http://", "http://x/y", "x:99999", "ftp://x", "nats://x:4222", "a b", "7840"])(
    "refuses %j and names where it comes from",
    (text) => {
      expect(() => toServerUrl(text, "STEPFLOW_TASKS_URL")).toThrow(
        new TypeError(
          `STEPFLOW_TASKS_URL must be an address such as "127.0.0.1:7840" or "http://stepflow:7840", got ${JSON.stringify(text)}.`,
        ),
      );
    },
  );

  it.each([
    ["http://u:s3cret@x", "http://…@x"],
    ["x:1?s3cret", "x:1?…"],
  ])("refuses %j without its secrets", (text, shown) => {
    expect(() => toServerUrl(text, "tasksUrl")).toThrow(`tasksUrl must be an address such as`);
    expect(() => toServerUrl(text, "tasksUrl")).toThrow(`got "${shown}".`);
  });
});
