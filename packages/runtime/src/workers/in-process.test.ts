import { describe, expect, it } from "vitest";
import { createInProcessFetch, nextInternalUrl } from "./in-process.ts";

describe("a worker of this process", () => {
  it("gets a new URL for each mount", () => {
    expect(nextInternalUrl()).not.toBe(nextInternalUrl());
  });

  it("gives the event loop turns, however many requests follow each other", async () => {
    const carry = createInProcessFetch({ fetch: () => new Response("ok") }, () => new Response());
    let turns = 0;
    let isDone = false;
    const count = (): void => {
      turns += 1;
      if (!isDone) setImmediate(count);
    };
    setImmediate(count);
    const until = performance.now() + 200;
    const client = async (): Promise<void> => {
      while (performance.now() < until) await (await carry(new Request("http://worker.internal/"))).text();
    };
    await Promise.all(Array.from({ length: 8 }, client));
    isDone = true;
    expect(turns).toBeGreaterThan(5);
  });
});
