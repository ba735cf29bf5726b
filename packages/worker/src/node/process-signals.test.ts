import { beforeEach, describe, expect, it, vi } from "vitest";
import { type Stoppable, shutDownProcess, shutDownWithProcess } from "./process-signals.ts";

const SIGNALS = ["SIGTERM", "SIGINT", "SIGHUP"] as const;
const countListeners = () => SIGNALS.map((signal) => process.listenerCount(signal));

/** Registers something that closes when `settle` is called. */
function register() {
  const reasons: string[] = [];
  let settle: (error?: Error) => void = () => {};
  const closed = new Promise<void>((resolve, reject) => {
    settle = (error) => (error === undefined ? resolve() : reject(error));
  });
  const stoppable: Stoppable = { onStopping: (reason) => void reasons.push(reason), close: () => closed };
  const leave = shutDownWithProcess(stoppable);
  return {
    reasons,
    leave,
    settle: (error?: Error) => {
      settle(error);
      leave();
    },
  };
}

describe("shutDownProcess", () => {
  let codes: unknown[];
  beforeEach(() => {
    codes = [];
    vi.spyOn(process, "exit").mockImplementation((code) => codes.push(code) as never);
    const before = countListeners();
    return () => expect(countListeners()).toEqual(before);
  });

  it("shutdown.drains: waits until everything is closed, in any order", async () => {
    const [idle, busy] = [register(), register()];
    process.emit("SIGTERM", "SIGTERM");
    expect([idle.reasons, busy.reasons]).toEqual([["Got SIGTERM."], ["Got SIGTERM."]]);
    idle.settle();
    await new Promise((resolve) => setImmediate(resolve));
    expect(codes).toEqual([]);
    busy.settle();
    await vi.waitFor(() => expect(codes).toEqual([0]));
  });

  it("waits for the others even if one fails, and exits with code 1", async () => {
    const [broken, busy] = [register(), register()];
    shutDownProcess("The parent is gone.");
    broken.settle(new Error("no end"));
    await new Promise((resolve) => setImmediate(resolve));
    expect(codes).toEqual([]);
    busy.settle();
    await vi.waitFor(() => expect(codes).toEqual([1]));
    expect(busy.reasons).toEqual(["The parent is gone."]);
  });

  it.each(SIGNALS)("shutdown.drains: leaves a second signal after %s to the system", async (signal) => {
    const before = countListeners();
    const stoppable = register();
    expect(countListeners()).toEqual(before.map((count) => count + 1));
    process.emit(signal, signal);
    expect(countListeners()).toEqual(before);
    stoppable.settle();
    await vi.waitFor(() => expect(codes).toEqual([0]));
  });

  it("listens to no signal once nothing is registered", () => {
    const before = countListeners();
    const [first, second] = [register(), register()];
    first.leave();
    expect(countListeners()).toEqual(before.map((count) => count + 1));
    second.leave();
    expect(countListeners()).toEqual(before);
    expect(codes).toEqual([]);
  });
});
