import type { RunStatus } from "@stepflow/protocol";
import { createDeferred } from "@stepflow/protocol/internal";
import { describe, expect, it, vi } from "vitest";
import { runItems } from "./item-runs.ts";

function ended(n: number, isFailed = false): RunStatus {
  const result = isFailed
    ? ({ outcome: "failed", error: { code: 1, message: "no" } } as const)
    : ({ outcome: "success", result: n } as const);
  const status = isFailed ? "failed" : "completed";
  return {
    runId: `run-${n}`,
    flowId: "flow",
    status,
    items: { total: 1, completed: isFailed ? 0 : 1, running: 0, failed: isFailed ? 1 : 0, cancelled: 0 },
    createdAt: "2026-01-01T00:00:00Z",
    completedAt: `2026-01-01T00:00:0${9 - n}Z`,
    results: [{ itemIndex: 0, status, result }],
  };
}

describe("runItems", () => {
  it("runs as many items at once as allowed, and returns them as one run in the order of the inputs", async () => {
    const calls: { readonly n: number; readonly end: () => void }[] = [];
    const run = vi.fn((_input: unknown, n: number) => {
      const { promise, resolve } = createDeferred<RunStatus>();
      calls.push({ n, end: () => resolve(ended(n, n === 2)) });
      return promise;
    });
    const result = runItems(["a", "b", "c", "d"], { maxConcurrency: 2, run });
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(2));
    calls[1]?.end();
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(3));
    calls[2]?.end();
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(4));
    calls[3]?.end();
    calls[0]?.end();
    expect(await result).toEqual({
      runId: "run-0",
      flowId: "flow",
      status: "failed",
      items: { total: 4, completed: 3, running: 0, failed: 1, cancelled: 0 },
      createdAt: "2026-01-01T00:00:00Z",
      completedAt: "2026-01-01T00:00:09Z",
      results: [0, 1, 2, 3].map((n) => ({ ...ended(n, n === 2).results?.[0], itemIndex: n })),
    });
    expect(run.mock.calls).toEqual([
      ["a", 0],
      ["b", 1],
      ["c", 2],
      ["d", 3],
    ]);
  });

  it("starts no further run after a call has failed", async () => {
    const run = vi.fn(async (_input: unknown, n: number) => {
      if (n === 1) throw new Error("lost");
      return ended(n);
    });
    await expect(runItems([0, 1, 2, 3], { maxConcurrency: 1, run })).rejects.toThrow("lost");
    expect(run).toHaveBeenCalledTimes(2);
  });
});
