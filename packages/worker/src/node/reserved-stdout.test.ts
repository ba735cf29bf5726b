import { afterEach, describe, expect, it, vi } from "vitest";
import { reserveStdout } from "./reserved-stdout.ts";

afterEach(() => vi.restoreAllMocks());

describe("reserveStdout", () => {
  it("redirects writes to stderr until it is released", () => {
    const stdout = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    const stderr = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const restore = reserveStdout();
    process.stdout.write("one", "utf8");
    restore();
    process.stdout.write("two");
    expect(stderr.mock.calls).toEqual([["one", "utf8"]]);
    expect(stdout.mock.calls).toEqual([["two"]]);
  });

  it("leaves no listener behind and keeps replacements by other code", () => {
    const { write, end } = process.stdout;
    const listeners = process.stderr.listenerCount("error");
    const restore = reserveStdout();
    const other = () => true;
    process.stdout.write = other;
    restore();
    expect(process.stdout.write).toBe(other);
    process.stdout.write = write;
    expect(process.stdout.end).toBe(end);
    expect(process.stderr.listenerCount("error")).toBe(listeners);
  });
});
