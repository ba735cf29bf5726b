import { describe, expect, it } from "vitest";
import { toStartError } from "./start-failure.ts";

const report = [
  "2026-11-21T21:43:35.503856+00:00 ERROR stepflow_server: main.rs:126 Server error: Failed to create executor",
  "├╴at crates/stepflow-server/src/bin/main.rs:82:10",
  "├╴Failed to create executor from configuration",
  "│",
  "╰─▶ cannot find binary path",
  "    ╰╴backtrace (1)",
  "━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━",
  "backtrace no. 1",
  "   0: error_stack::report::Report<C>::from_frame",
];

describe("toStartError", () => {
  it("shows the report without source positions and stack, and keeps the whole log", () => {
    const error = toStartError("It ended.", report);
    expect(error.message).toContain("  ├╴Failed to create executor from configuration");
    expect(error.message).not.toMatch(/main\.rs:82|backtrace|from_frame/);
    expect(error.logs).toEqual(report);
  });

  it.each([
    ["error sending request for url (http://127.0.0.1:1/x)", "The worker at http://127.0.0.1:1/x could not be reached"],
    [
      "error sending request for url (http://worker.example/)",
      "sends requests to other hosts than this machine to the proxy",
    ],
    ["Address already in use (os error 98)", "The port is in use"],
    ["command not found: nope", "The command nope was not found"],
    ["Output monitor task closed without sending port", "ended before it printed"],
    ["plugins.lab: unknown variant `stepflow`, expected one of", "pull over gRPC"],
    ["Failed to parse config YAML", "not valid for this version"],
    ["plugin not found: x", "names the plugin x"],
    ["invalid environment variable: x$$", 'Write "\\$" for a literal'],
    ["error initializing plugin\ngRPC worker did not connect within 30 seconds", "did not start to pull"],
    ["error initializing plugin", "did not accept `initialize`"],
  ])("%s → a hint", (line, hint) => {
    expect(toStartError("It ended.", [line]).message).toContain(hint);
  });

  it("states that there is no log", () => {
    expect(toStartError("It ended.", []).message).toBe("It ended.\nThe server wrote no log.");
  });
});
