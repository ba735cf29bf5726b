import { connect } from "node:net";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { Connection } from "./connection.ts";
import { errnoOf, isTransient } from "./transient.ts";

describe("a connection to a host that does not answer", () => {
  it("is given up long before the operating system does so, and attempted anew by the next request", async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    let attempts = 0;
    const connection = new Connection("http://silent.example:7840", {
      createConnection: () => {
        attempts++;
        // Waits for the address for ever, as a socket does for a host that drops packets.
        return connect({ host: "silent.example", port: 7840, lookup: () => {} });
      },
    });
    onTestFinished(() => connection.abort());
    for (const attempt of [1, 2]) {
      const failing = connection.request("POST", "/", {}, {}).then(
        () => undefined,
        (error: unknown) => error,
      );
      await vi.advanceTimersByTimeAsync(10_000);
      const error = await failing;
      expect(errnoOf(error)).toBe("ETIMEDOUT");
      expect(isTransient(error)).toBe(true);
      expect(attempts).toBe(attempt);
    }
    expect(vi.getTimerCount()).toBe(0);
  });
});
