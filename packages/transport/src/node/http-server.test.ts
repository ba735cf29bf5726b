import { once } from "node:events";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { createDeferred } from "@stepflow/protocol/internal";
import { describe, expect, it, onTestFinished } from "vitest";
import { RawConnection } from "../../../../tests/support/wire/raw-connection.ts";
import { startHttpServer } from "./http-server.ts";

const listener = (_request: unknown, response: { end(text: string): void }): void => response.end("ok");
const HAS_IPV6 = Object.values(networkInterfaces()).some((list) => list?.some(({ address }) => address === "::1"));
const GET = "GET / HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n";

async function start(options: Partial<Parameters<typeof startHttpServer>[0]> = {}) {
  const server = await startHttpServer({ host: "127.0.0.1", port: 0, listener, ...options });
  onTestFinished(async () => {
    const stopped = server.stop();
    server.destroy();
    await stopped;
  });
  return server;
}

describe("the HTTP server", () => {
  it("worker.life-cycle: reports its port", async () => {
    const server = await start();
    expect(server.port).toBeGreaterThan(0);
    expect(server.url).toBe(`http://127.0.0.1:${server.port}`);
    await expect((await fetch(server.url)).text()).resolves.toBe("ok");
  });

  it.runIf(HAS_IPV6)("writes IPv6 addresses in brackets", async () => {
    const server = await start({ host: "::1" });
    expect(server.url).toBe(`http://[::1]:${server.port}`);
    await expect((await fetch(server.url)).text()).resolves.toBe("ok");
  });

  it("names the address that is not available, the reason, and what to do", async () => {
    const { port } = await start();
    await expect(start({ port })).rejects.toThrow(
      `Cannot listen on 127.0.0.1:${port}: another process listens there. Choose another port, or 0 for a free one.`,
    );
    await expect(start({ host: "203.0.113.7" })).rejects.toThrow(
      "Cannot listen on 203.0.113.7:0: this machine does not have that address.",
    );
  });

  it("guards.host-and-origin: refuses an empty host, which Node treats as every address of the machine", async () => {
    await expect(start({ host: "" })).rejects.toThrow('Cannot listen on host ""');
  });

  it("wire.md#keep-alive: keeps idle connections longer than runtimes do", async () => {
    const { url } = await start();
    const connection = await RawConnection.open(url);
    onTestFinished(() => connection.destroy());
    await connection.write(GET);
    const { headers } = await connection.answer();
    expect(Number(/timeout=(\d+)/.exec(headers.get("keep-alive") ?? "")?.[1])).toBeGreaterThan(180);
  });

  it("stops: idle connections close at once, busy ones after their response, and new ones are refused", async () => {
    const answer = createDeferred<() => void>();
    const server = await start({
      listener: (request, response) => {
        if (request.url === "/slow") answer.resolve(() => response.end("ok"));
        else response.end("ok");
      },
    });
    const [idle, busy] = await Promise.all([RawConnection.open(server.url), RawConnection.open(server.url)]);
    await idle.write(GET);
    await idle.answer();
    await busy.write(GET.replace("/", "/slow"));
    const finish = await answer.promise;
    const stopped = server.stop();
    await idle.feed.whole();
    const [refused] = await once(connect(server.port, "127.0.0.1"), "error");
    expect(refused.code).toBe("ECONNREFUSED");
    expect(busy.feed.ended).toBe(false);
    finish();
    await expect(busy.answer()).resolves.toMatchObject({ status: 200 });
    await stopped;
    for (const connection of [idle, busy]) connection.destroy();
  });

  it("stops: a slow peer receives the whole of a large response", async () => {
    const large = "x".repeat(10_000_000);
    const server = await start({ listener: (_request, response) => void response.end(large) });
    const slow = await RawConnection.open(server.url);
    onTestFinished(() => slow.destroy());
    await slow.write(GET);
    await slow.feed.until("xxx");
    slow.socket.pause();
    const stopped = server.stop();
    slow.socket.resume();
    await stopped;
    await slow.feed.whole();
    expect(slow.feed.text.endsWith(`\r\n\r\n${large}`)).toBe(true);
  });

  it("stops: connections that never sent a byte close at once", async () => {
    const server = await start();
    const silent = await RawConnection.open(server.url);
    onTestFinished(() => silent.destroy());
    // The server has accepted this connection after the silent one.
    await (await fetch(server.url)).text();
    await server.stop();
    await silent.feed.whole();
    expect(silent.feed.text).toBe("");
  });

  it("can also close busy connections", async () => {
    const arrived = createDeferred<void>();
    const server = await start({ listener: () => arrived.resolve() });
    const busy = await RawConnection.open(server.url);
    await busy.write(GET);
    await arrived.promise;
    const stopped = server.stop();
    server.destroy();
    await stopped;
    await busy.feed.whole();
    expect(busy.feed.text).toBe("");
  });
});
