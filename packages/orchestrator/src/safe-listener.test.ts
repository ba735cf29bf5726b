import { expect, it, onTestFinished, vi } from "vitest";
import { safeListener } from "./safe-listener.ts";

function watchStderr(): string[] {
  const lines: string[] = [];
  const spy = vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    lines.push(String(text));
    return true;
  });
  onTestFinished(() => spy.mockRestore());
  return lines;
}

const REPORT = "stepflow: The listener onLog failed: no disk. It is still called.\n";

it("calls the listener, and reports its first error only", () => {
  const reports = watchStderr();
  const heard: string[] = [];
  const listen = safeListener("onLog", (line: string) => {
    heard.push(line);
    throw new Error("no disk");
  });
  listen("a");
  listen("b");
  expect(heard).toEqual(["a", "b"]);
  expect(reports).toEqual([REPORT]);
});

it("handles the rejection of an async listener", async () => {
  const reports = watchStderr();
  const listen = safeListener("onLog", async () => {
    throw new Error("no disk");
  });
  listen("a");
  listen("b");
  await vi.waitFor(() => expect(reports).toEqual([REPORT]));
});
