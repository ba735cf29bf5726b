import { describe, expect, it } from "vitest";
import { createClient } from "../create-client.ts";

const INVALID = [Number.NaN, -1, "5000"];
const unreachable: typeof fetch = () => Promise.reject(new TypeError("no request may be sent"));

describe.each(INVALID)("the time limit %j", (value) => {
  const timeoutMs = value as number;
  const message = "timeoutMs must be a number of milliseconds of at least 0, got";

  it("is refused by createClient", () => {
    expect(() => createClient({ url: "http://127.0.0.1:1", timeoutMs })).toThrow(TypeError);
    expect(() => createClient({ url: "http://127.0.0.1:1", timeoutMs })).toThrow(message);
  });

  it("is refused by calls, before they send anything", async () => {
    const client = createClient({ url: "http://127.0.0.1:1", fetch: unreachable });
    await expect(client.health({ timeoutMs })).rejects.toThrow(message);
    await expect(client.run({ steps: [] }, [1], { timeoutMs })).rejects.toThrow(message);
    await expect(client.waitForRun("id", { timeoutMs })).rejects.toThrow(message);
    await expect(client.follow("id", { timeoutMs })[Symbol.asyncIterator]().next()).rejects.toThrow(message);
  });
});
