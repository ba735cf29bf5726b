import { describe, expect, it, vi } from "vitest";
import { Backoff } from "./backoff.ts";

describe("Backoff", () => {
  it("doubles its pauses up to the maximum, and starts again after a reset", () => {
    vi.spyOn(Math, "random").mockReturnValue(1);
    const backoff = new Backoff({ firstMs: 250, maxMs: 1_500 });
    expect(Array.from({ length: 5 }, () => backoff.next())).toEqual([250, 500, 1_000, 1_500, 1_500]);
    backoff.reset();
    expect(backoff.next()).toBe(250);
  });

  it("shortens each pause at random, by at most half", () => {
    const random = vi.spyOn(Math, "random").mockReturnValue(0);
    const backoff = new Backoff({ firstMs: 100, maxMs: 100 });
    expect(backoff.next()).toBe(50);
    random.mockReturnValue(0.5);
    expect(backoff.next()).toBe(75);
  });

  it("stays finite after any number of pauses", () => {
    const backoff = new Backoff({ firstMs: 1, maxMs: 1_000 });
    for (let count = 0; count < 5_000; count++) expect(backoff.next()).toBeLessThanOrEqual(1_000);
  });
});
