import { describe, expect, it, vi } from "vitest";
import { onAbort } from "./on-abort.ts";

function counted(): { controller: AbortController; count: () => number } {
  const controller = new AbortController();
  const add = vi.spyOn(controller.signal, "addEventListener");
  const remove = vi.spyOn(controller.signal, "removeEventListener");
  return { controller, count: () => add.mock.calls.length - remove.mock.calls.length };
}

describe("onAbort", () => {
  it("adds one listener to a signal that many calls share, and removes it with the last", () => {
    const { controller, count } = counted();
    const withdrawals = Array.from({ length: 20 }, () => onAbort(controller.signal, () => undefined));
    expect(count()).toBe(1);
    for (const withdraw of withdrawals) {
      expect(count()).toBe(1);
      withdraw();
      withdraw();
    }
    expect(count()).toBe(0);
    onAbort(controller.signal, () => undefined)();
    expect(count()).toBe(0);
  });

  it("calls each callback once, except removed ones", () => {
    const { controller } = counted();
    const callback = vi.fn();
    const withdrawn = vi.fn();
    onAbort(controller.signal, callback);
    onAbort(controller.signal, callback);
    onAbort(controller.signal, withdrawn)();
    controller.abort();
    expect(callback).toHaveBeenCalledTimes(2);
    expect(withdrawn).not.toHaveBeenCalled();
  });
});
