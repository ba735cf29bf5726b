import { beforeEach, describe, expect, it, vi } from "vitest";
import { endProcess, endWithProcess, type ProcessFollower } from "./shutdown.ts";

const SIGNALS = ["SIGTERM", "SIGINT"] as const;
const countListeners = () => SIGNALS.map((signal) => process.listenerCount(signal));

/** Something that closes when it is told to. */
function createFollower() {
  const reasons: string[] = [];
  let settle: (error?: Error) => void = () => {};
  const closed = new Promise<void>((resolve, reject) => {
    settle = (error) => (error === undefined ? resolve() : reject(error));
  });
  const follower: ProcessFollower = { onEnding: (reason) => void reasons.push(reason), close: () => closed };
  const leave = endWithProcess(follower);
  return {
    reasons,
    leave,
    settle: (error?: Error) => {
      settle(error);
      leave();
    },
  };
}

describe("the end of a process", () => {
  let codes: unknown[];
  beforeEach(() => {
    codes = [];
    vi.spyOn(process, "exit").mockImplementation((code) => codes.push(code) as never);
    const before = countListeners();
    return () => expect(countListeners()).toEqual(before);
  });

  it("shutdown.drains: waits for all that follow it, whichever ends first", async () => {
    const [idle, busy] = [createFollower(), createFollower()];
    process.emit("SIGTERM", "SIGTERM");
    expect([idle.reasons, busy.reasons]).toEqual([["Got SIGTERM."], ["Got SIGTERM."]]);
    idle.settle();
    await new Promise((resolve) => setImmediate(resolve));
    expect(codes).toEqual([]);
    busy.settle();
    await vi.waitFor(() => expect(codes).toEqual([0]));
  });

  it("waits for the others also when one fails, and tells by its code", async () => {
    const [broken, busy] = [createFollower(), createFollower()];
    endProcess("The parent is gone.");
    broken.settle(new Error("no end"));
    await new Promise((resolve) => setImmediate(resolve));
    expect(codes).toEqual([]);
    busy.settle();
    await vi.waitFor(() => expect(codes).toEqual([1]));
    expect(busy.reasons).toEqual(["The parent is gone."]);
  });

  it.each(SIGNALS)("shutdown.drains: after %s, any second signal is left to the system", async (signal) => {
    const before = countListeners();
    const follower = createFollower();
    expect(countListeners()).toEqual(before.map((count) => count + 1));
    process.emit(signal, signal);
    expect(countListeners()).toEqual(before);
    follower.settle();
    await vi.waitFor(() => expect(codes).toEqual([0]));
  });

  it("is nobody's business once nothing follows it", () => {
    const before = countListeners();
    const [first, second] = [createFollower(), createFollower()];
    first.leave();
    expect(countListeners()).toEqual(before.map((count) => count + 1));
    second.leave();
    expect(countListeners()).toEqual(before);
    expect(codes).toEqual([]);
  });
});
