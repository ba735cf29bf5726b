import type { HttpServer } from "@stepflow/transport/node";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { WorkerHost } from "../host/worker-host.ts";
import { silentLogger } from "../log/logger.ts";
import { Lifecycle, type LifecycleOptions } from "./lifecycle.ts";

/** A lifecycle whose host and server write down what happens to them. */
function createLifecycle(options: Partial<LifecycleOptions> = {}, drain = async (_drainMs: number) => {}) {
  const log: string[] = [];
  const host = {
    active: 0,
    drain: async (drainMs: number) => {
      log.push(`drain ${drainMs}`);
      await drain(drainMs);
      log.push("drained");
    },
  } as unknown as WorkerHost;
  let stopped = () => {};
  const server: HttpServer = {
    host: "127.0.0.1",
    port: 7,
    url: "http://127.0.0.1:7",
    stop: () => {
      log.push("stop");
      return new Promise((resolve) => {
        stopped = resolve;
        if (!hangs) resolve();
      });
    },
    destroy: () => {
      log.push("destroy");
      stopped();
    },
  };
  let hangs = false;
  const releases = [() => void log.push("release")];
  const lifecycle = new Lifecycle({ host, server, logger: silentLogger, drainMs: undefined, releases, ...options });
  return { lifecycle, log, hang: () => (hangs = true) };
}

const SIGNALS = ["SIGTERM", "SIGINT"] as const;
const countListeners = () => SIGNALS.map((signal) => process.listenerCount(signal));

/** Stands for the end of the process. */
function catchExit() {
  const codes: unknown[] = [];
  vi.spyOn(process, "exit").mockImplementation((code) => codes.push(code) as never);
  return codes;
}

describe("Lifecycle.close", () => {
  it("shutdown.drains: drains, then stops the server, then gives back what was taken", async () => {
    const { lifecycle, log } = createLifecycle();
    expect(lifecycle).toMatchObject({ host: "127.0.0.1", port: 7, url: "http://127.0.0.1:7" });
    await lifecycle.close();
    await lifecycle.closed;
    expect(log).toEqual(["drain 10000", "drained", "stop", "release"]);
  });

  it("gives executions the time that it was told", async () => {
    const { lifecycle, log } = createLifecycle({ drainMs: 5 });
    await lifecycle.close();
    expect(log[0]).toBe("drain 5");
  });

  it("happens once, however often it is called, and all callers wait for the same end", async () => {
    const { lifecycle, log } = createLifecycle();
    await Promise.all([lifecycle.close(), lifecycle.close(), lifecycle[Symbol.asyncDispose]()]);
    await lifecycle.close();
    expect(log).toHaveLength(4);
  });

  it("ends connections that do not end by themselves", async () => {
    vi.useFakeTimers();
    try {
      const { lifecycle, log, hang } = createLifecycle();
      hang();
      const closed = lifecycle.close();
      await vi.advanceTimersByTimeAsync(1_000);
      await closed;
      expect(log).toEqual(["drain 10000", "drained", "stop", "destroy", "release"]);
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it("gives back what was taken also when something fails", async () => {
    const { lifecycle, log } = createLifecycle({}, () => Promise.reject(new Error("no drain")));
    await expect(lifecycle.close()).rejects.toThrow("no drain");
    await lifecycle.closed;
    expect(log).toContain("release");
  });
});

describe("Lifecycle.followProcess", () => {
  beforeEach(() => {
    const before = countListeners();
    return () => expect(countListeners()).toEqual(before);
  });

  it.each(SIGNALS)("shutdown.drains: %s stops in order, then ends the process", async (signal) => {
    const codes = catchExit();
    const { lifecycle, log } = createLifecycle();
    lifecycle.followProcess();
    process.emit(signal, signal);
    await vi.waitFor(() => expect(codes).toEqual([0]));
    expect(log).toEqual(["drain 10000", "drained", "stop", "release"]);
  });

  it("shutdown.drains: after the first signal the second is left to the system, whichever it is", async () => {
    const codes = catchExit();
    const before = countListeners();
    let drained = () => {};
    const { lifecycle } = createLifecycle({}, () => new Promise((resolve) => (drained = resolve)));
    lifecycle.followProcess();
    expect(countListeners()).toEqual(before.map((count) => count + 1));
    process.emit("SIGTERM", "SIGTERM");
    expect(countListeners()).toEqual(before);
    drained();
    await vi.waitFor(() => expect(codes).toEqual([0]));
  });

  it("a stop that fails ends the process with code 1", async () => {
    const codes = catchExit();
    const { lifecycle } = createLifecycle({}, () => Promise.reject(new Error("no drain")));
    lifecycle.followProcess();
    process.emit("SIGINT", "SIGINT");
    await vi.waitFor(() => expect(codes).toEqual([1]));
  });

  it("a worker that was closed leaves the process alone", async () => {
    const codes = catchExit();
    const { lifecycle } = createLifecycle();
    const before = countListeners();
    lifecycle.followProcess();
    await lifecycle.close();
    expect(countListeners()).toEqual(before);
    expect(codes).toEqual([]);
  });

  it("two workers of one process both get their time", async () => {
    const codes = catchExit();
    let drained = () => {};
    const slow = createLifecycle({}, () => new Promise((resolve) => (drained = resolve)));
    const quick = createLifecycle();
    quick.lifecycle.followProcess();
    slow.lifecycle.followProcess();
    process.emit("SIGTERM", "SIGTERM");
    await quick.lifecycle.closed;
    await new Promise((resolve) => setImmediate(resolve));
    expect(codes).toEqual([]);
    drained();
    await slow.lifecycle.closed;
    await vi.waitFor(() => expect(codes.length).toBeGreaterThan(0));
    expect(new Set(codes)).toEqual(new Set([0]));
  });
});
