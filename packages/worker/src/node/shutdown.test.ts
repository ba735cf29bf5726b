import type { HttpServer } from "@stepflow/transport/node";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { WorkerHost } from "../host/worker-host.ts";
import { silentLogger } from "../log/logger.ts";
import { Lifecycle, type LifecycleOptions } from "./shutdown.ts";

/** A lifecycle whose host and server log their calls. */
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

const SIGNALS = ["SIGTERM", "SIGINT", "SIGHUP"] as const;
const countListeners = () => SIGNALS.map((signal) => process.listenerCount(signal));

/** Records exit codes instead of exiting. */
function catchExit() {
  const codes: unknown[] = [];
  vi.spyOn(process, "exit").mockImplementation((code) => codes.push(code) as never);
  return codes;
}

describe("Lifecycle.close", () => {
  it("shutdown.drains: drains, then stops the server, then releases resources", async () => {
    const { lifecycle, log } = createLifecycle();
    expect(lifecycle).toMatchObject({ host: "127.0.0.1", port: 7, url: "http://127.0.0.1:7" });
    await lifecycle.close();
    await lifecycle.closed;
    expect(log).toEqual(["drain 10000", "drained", "stop", "release"]);
  });

  it("gives executions the configured time", async () => {
    const { lifecycle, log } = createLifecycle({ drainMs: 5 });
    await lifecycle.close();
    expect(log[0]).toBe("drain 5");
  });

  it("runs once for many calls, which all wait for the same end", async () => {
    const { lifecycle, log } = createLifecycle();
    await Promise.all([lifecycle.close(), lifecycle.close(), lifecycle[Symbol.asyncDispose]()]);
    await lifecycle.close();
    expect(log).toHaveLength(4);
  });

  it("destroys connections that stay busy", async () => {
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

  it("releases resources even if draining fails", async () => {
    const { lifecycle, log } = createLifecycle({}, () => Promise.reject(new Error("no drain")));
    await expect(lifecycle.close()).rejects.toThrow("no drain");
    await lifecycle.closed;
    expect(log).toContain("release");
  });
});

describe("Lifecycle.stopWithProcess", () => {
  beforeEach(() => {
    const before = countListeners();
    return () => expect(countListeners()).toEqual(before);
  });

  it.each(SIGNALS)("shutdown.drains: %s closes the server, then exits the process", async (signal) => {
    const codes = catchExit();
    const { lifecycle, log } = createLifecycle();
    lifecycle.stopWithProcess();
    process.emit(signal, signal);
    await vi.waitFor(() => expect(codes).toEqual([0]));
    expect(log).toEqual(["drain 10000", "drained", "stop", "release"]);
  });

  it("shutdown.drains: a second signal of either kind is left to the system", async () => {
    const codes = catchExit();
    const before = countListeners();
    let drained = () => {};
    const { lifecycle } = createLifecycle({}, () => new Promise((resolve) => (drained = resolve)));
    lifecycle.stopWithProcess();
    expect(countListeners()).toEqual(before.map((count) => count + 1));
    process.emit("SIGTERM", "SIGTERM");
    expect(countListeners()).toEqual(before);
    drained();
    await vi.waitFor(() => expect(codes).toEqual([0]));
  });

  it("a failed close makes the process exit with code 1", async () => {
    const codes = catchExit();
    const { lifecycle } = createLifecycle({}, () => Promise.reject(new Error("no drain")));
    lifecycle.stopWithProcess();
    process.emit("SIGINT", "SIGINT");
    await vi.waitFor(() => expect(codes).toEqual([1]));
  });

  it("a closed worker does not exit the process", async () => {
    const codes = catchExit();
    const { lifecycle } = createLifecycle();
    const before = countListeners();
    lifecycle.stopWithProcess();
    await lifecycle.close();
    expect(countListeners()).toEqual(before);
    expect(codes).toEqual([]);
  });

  it("two workers of one process both get their time to drain", async () => {
    const codes = catchExit();
    let drained = () => {};
    const slow = createLifecycle({}, () => new Promise((resolve) => (drained = resolve)));
    const quick = createLifecycle();
    quick.lifecycle.stopWithProcess();
    slow.lifecycle.stopWithProcess();
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
