import { afterEach, describe, expect, it, vi } from "vitest";
import { SlowExecutions } from "./slow-executions.ts";

const logger = { debug: vi.fn(), warn: vi.fn(), error: vi.fn() };
afterEach(() => vi.clearAllMocks());

const execution = (path: string) => ({ path, stepId: "s", attempt: 1 });
const never = new Promise<never>(() => undefined);

describe("slow executions", () => {
  it("are named once for each component, with the step that waits", async () => {
    const slow = new SlowExecutions(12, logger);
    void slow.during(execution("/w/a"), never);
    void slow.during(execution("/w/a"), never);
    void slow.during(execution("/w/b"), never);
    await vi.waitFor(() => expect(logger.warn).toHaveBeenCalledTimes(2));
    slow.close();
    expect(logger.warn.mock.calls).toEqual([
      [
        'Component /w/a has not answered for 0.012 s. Step "s" waits for it.',
        { component: "/w/a", step: "s", attempt: 1 },
      ],
      [expect.stringContaining("/w/b"), { component: "/w/b", step: "s", attempt: 1 }],
    ]);
  });

  it("that end are not, and their values and errors are passed on", async () => {
    const slow = new SlowExecutions(12, logger);
    expect(await slow.during(execution("/w/a"), Promise.resolve(1))).toBe(1);
    await expect(slow.during(execution("/w/b"), Promise.reject(new Error("b")))).rejects.toThrow("b");
    void slow.during(execution("/w/c"), never);
    await vi.waitFor(() => expect(logger.warn).toHaveBeenCalled());
    slow.close();
    expect(logger.warn.mock.calls.map(([message]) => message)).toEqual([expect.stringContaining("/w/c")]);
  });

  it("are found under fake timers, too", async () => {
    vi.useFakeTimers();
    const slow = new SlowExecutions(6, logger);
    void slow.during(execution("/w/a"), never);
    vi.useRealTimers();
    await vi.waitFor(() => expect(logger.warn).toHaveBeenCalled());
    slow.close();
  });
});
