import { CallbackAbortedError, CallbackTimeoutError } from "@stepflow/protocol";
import { describe, expect, it, vi } from "vitest";
import { withDeadline } from "./with-deadline.ts";

describe("withDeadline", () => {
  it("settles as the work does and leaves neither timer nor listener", async () => {
    vi.useFakeTimers();
    try {
      const { signal } = new AbortController();
      const remove = vi.spyOn(signal, "removeEventListener");
      await expect(withDeadline("x", Promise.resolve(1), { timeoutMs: 50, signal })).resolves.toBe(1);
      const failing = withDeadline("x", Promise.reject(new Error("no")), { timeoutMs: 50, signal });
      await expect(failing).rejects.toThrow("no");
      expect(remove).toHaveBeenCalledTimes(2);
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it("names what was waited for at the deadline or if the caller aborts", async () => {
    const never = new Promise<never>(() => {});
    await expect(withDeadline("getBlob", never, { timeoutMs: 1 })).rejects.toThrow(
      new CallbackTimeoutError("getBlob", 1),
    );
    const controller = new AbortController();
    const waiting = withDeadline("getBlob", never, { timeoutMs: 10_000, signal: controller.signal });
    controller.abort("enough");
    await expect(waiting).rejects.toMatchObject({ cause: "enough" });
    await expect(withDeadline("getBlob", never, { timeoutMs: 1, signal: controller.signal })).rejects.toThrow(
      CallbackAbortedError,
    );
  });
});
