import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { createExecutor } from "../../../../tests/support/create-executor.ts";
import { defineComponent } from "../component/component.ts";
import { shutDownWithProcess } from "./process-signals.ts";
import { checkStrayPolicy, type StrayPolicy } from "./strays.ts";

const EVENTS = ["unhandledRejection", "uncaughtException"] as const;
const boom = new Error("boom");

/** Starts something that fails after the component has returned. */
const COMPONENTS = {
  "/rejects": () => void Promise.reject(boom),
  "/rejects-later": () =>
    void (async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      throw boom;
    })(),
  "/throws-in-timer": () =>
    void setTimeout(() => {
      throw boom;
    }, 5),
  "/throws-in-tick": () =>
    void process.nextTick(() => {
      throw boom;
    }),
};

describe("watchStrays", () => {
  let codes: unknown[];
  beforeEach(() => {
    codes = [];
    vi.spyOn(process, "exit").mockImplementation((code) => codes.push(code) as never);
    // Vitest's own listeners would report the errors as failures of the run.
    const others = EVENTS.map((event) => [event, process.listeners(event as "exit")] as const);
    for (const event of EVENTS) process.removeAllListeners(event);
    return () => {
      for (const event of EVENTS) expect(process.listenerCount(event)).toBe(0);
      for (const [event, listeners] of others) for (const listener of listeners) process.on(event as "exit", listener);
    };
  });

  /** Registers something that stops with the process, and collects its error lines. */
  function register(onStray?: StrayPolicy) {
    const error = vi.fn();
    const ignore = (): void => {};
    const close = vi.fn(async () => {});
    const logger = { debug: ignore, info: ignore, warn: ignore, error };
    const leave = shutDownWithProcess({ onStopping: ignore, close, logger, onStray });
    return { error, close, leave };
  }

  const components = Object.entries(COMPONENTS).map(([path, execute]) => defineComponent({ path, execute }));

  it.each(Object.keys(COMPONENTS))("logs the component that caused the error, and continues: %s", async (path) => {
    const { leave, close, error: notAttributed } = register();
    const error = vi.fn();
    const { execute } = createExecutor(components, { logger: { debug() {}, info() {}, warn() {}, error } });
    await execute(path, {});
    await vi.waitFor(() => expect(error).toHaveBeenCalled());
    expect(error.mock.calls).toEqual([
      [
        expect.stringMatching(new RegExp(`Component ${path} (probably )?caused it`)),
        expect.objectContaining({ component: path, error: boom }),
      ],
    ]);
    expect(error.mock.calls[0]?.[0]).toContain("The worker continues.");
    expect([notAttributed.mock.calls, close.mock.calls, codes]).toEqual([[], [], []]);
    leave();
  });

  it.each(Object.keys(COMPONENTS))(
    "after a first error, names the component for certain, not the one that started last: %s",
    async (path) => {
      const { leave, error } = register();
      const all = [...components, defineComponent({ path: "/harmless", execute: () => null })];
      const { execute } = createExecutor(all, { logger: { debug() {}, info() {}, warn() {}, error } });
      void Promise.reject(boom);
      await vi.waitFor(() => expect(error).toHaveBeenCalledTimes(1));
      await Promise.all([execute(path, {}), execute("/harmless", {})]);
      await vi.waitFor(() => expect(error).toHaveBeenCalledTimes(2));
      expect(error).toHaveBeenLastCalledWith(
        expect.stringContaining(`Component ${path} caused it`),
        expect.objectContaining({ component: path, error: boom }),
      );
      leave();
    },
  );

  it("follows executions for ten minutes after an error, because that is expensive before Node 24", async () => {
    const { leave, error } = register();
    const { execute } = createExecutor(components, { logger: { debug() {}, info() {}, warn() {}, error } });
    const now = vi.spyOn(performance, "now");
    onTestFinished(() => now.mockRestore());
    const failAt = async (ms: number, calls: number): Promise<string> => {
      now.mockReturnValue(ms);
      await execute("/rejects", {});
      await vi.waitFor(() => expect(error).toHaveBeenCalledTimes(calls));
      return /caused|probably/.exec(error.mock.lastCall?.[0])?.[0] ?? "";
    };
    const follows = Number(process.versions.node.split(".")[0]) >= 24;
    const byTime = follows ? "caused" : "probably";
    expect(await failAt(1_000, 1)).toBe(byTime);
    expect(await failAt(600_000, 2)).toBe("caused");
    expect(await failAt(1_200_000, 3)).toBe("caused");
    expect(await failAt(1_800_001, 4)).toBe(byTime);
    leave();
  });

  it("drains and exits with code 1 if one part of the process wants that", async () => {
    const [first, second] = [register(), register("drain")];
    await createExecutor(components).execute("/rejects", {});
    await vi.waitFor(() => expect(codes).toEqual([1]));
    expect([first.close, second.close].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
    first.leave();
    second.leave();
  });

  it("continues after a rejection that no component caused", async () => {
    const { error, close, leave } = register();
    void Promise.reject(boom);
    await vi.waitFor(() =>
      expect(error).toHaveBeenCalledWith(expect.not.stringContaining("Component"), { error: boom }),
    );
    expect(close).not.toHaveBeenCalled();
    leave();
  });

  it("drains after an exception that no component caused", async () => {
    const { error, leave } = register();
    setImmediate(() => {
      throw boom;
    });
    await vi.waitFor(() => expect(codes).toEqual([1]));
    expect(error.mock.calls[0]?.[0]).toContain("The worker stops.");
    leave();
  });
});

it.each(["ignore", "", null, 1])("refuses %j as a policy", (policy) => {
  expect(() => checkStrayPolicy(policy)).toThrow(TypeError);
});
