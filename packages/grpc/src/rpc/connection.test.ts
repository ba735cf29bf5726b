import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { createDeferred } from "@stepflow/protocol/internal";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { startFakeRuntime } from "../../../../tests/support/runtimes/fake-grpc-runtime.ts";
import { PullConnection } from "../stream/pull-connection.ts";
import { errnoOf } from "./call-error.ts";
import { Channels } from "./channel.ts";
import { Connection } from "./connection.ts";
import { isTransient } from "./retry.ts";

describe("a connection to a host that does not answer", () => {
  it("is given up long before the operating system does so, and tried again by the next request", async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    let attempts = 0;
    const connection = new Connection("http://silent.example:7840", {
      createConnection: () => {
        attempts++;
        // This lookup never returns an address, like a socket whose host drops packets.
        return connect({ host: "silent.example", port: 7840, lookup: () => {} });
      },
    });
    onTestFinished(() => connection.abort());
    for (const attempt of [1, 2]) {
      const failing = connection.request("POST", "/", {}, {}).then(
        () => undefined,
        (error: unknown) => error,
      );
      await vi.advanceTimersByTimeAsync(10_000);
      const error = await failing;
      expect(errnoOf(error)).toBe("ETIMEDOUT");
      expect(isTransient(error)).toBe(true);
      expect(attempts).toBe(attempt);
    }
    expect(vi.getTimerCount()).toBe(0);
  });
});

/** Accepts connections and sends nothing, like a stopped process or an unplugged host. */
async function listenSilently(): Promise<string> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => sockets.push(socket.resume().on("error", () => {})));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe("a channel", () => {
  it("is replaced after many requests, and closes after its last answer", async () => {
    const runtime = await startFakeRuntime();
    const channels = new Channels({}, 3);
    onTestFinished(async () => {
      channels.close();
      await runtime.close();
    });
    const gate = createDeferred<void>();
    const asked = createDeferred<void>();
    runtime.answers.orchestrator.getRun = async () => {
      asked.resolve();
      await gate.promise;
      return {};
    };
    const beat = () => channels.get(runtime.url).orchestrator.taskHeartbeat({ taskId: "t", workerId: "w" });
    const first = channels.get(runtime.url);
    const waiting = first.orchestrator.getRun({ runId: "r" });
    await asked.promise;
    for (let count = 0; count < 5; count++) await beat();
    expect(channels.get(runtime.url)).not.toBe(first);
    gate.resolve();
    await waiting;
    expect(runtime.connections.map(({ size }) => size)).toEqual([2, 1]);
  });

  it("is not opened by a worker that has stopped", () => {
    const channels = new Channels();
    channels.close();
    expect(() => channels.get("http://127.0.0.1:1")).toThrow("the worker has stopped");
  });
});

describe.each<[string, (url: string) => Connection, number]>([
  ["calls, by PINGs", (url) => new Connection(url), 15_000],
  ["a pull stream, which runtimes accept at once", (url) => new PullConnection(url, 1), 10_000],
])("the connection of %s", (_what, createConnection, ms) => {
  it("ends when its runtime is silent", async () => {
    const connection = createConnection(await listenSilently());
    onTestFinished(() => connection.abort());
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    const stream = await connection.request("POST", "/", {}, {});
    stream.on("error", () => {});
    const closed = once(stream, "close").catch(() => {});
    vi.advanceTimersByTime(ms - 1);
    expect(connection.state()).toBe("open");
    vi.advanceTimersByTime(1);
    await closed;
    expect(connection.state()).not.toBe("open");
  });
});
