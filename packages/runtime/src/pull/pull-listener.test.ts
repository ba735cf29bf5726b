import { connect as connectHttp2 } from "node:http2";
import { describe, expect, it, onTestFinished } from "vitest";
import { RawConnection } from "../../../../tests/support/wire/raw-connection.ts";
import { listenForPulls } from "./pull-listener.ts";

async function listen(silenceMs?: number) {
  const listener = await listenForPulls({
    port: 0,
    routes: () => {},
    fetch: async () => new Response("ok"),
    silenceMs,
  });
  onTestFinished(() => listener.close());
  return `http://127.0.0.1:${listener.port}`;
}

async function open(url: string): Promise<RawConnection> {
  const connection = await RawConnection.open(url);
  onTestFinished(() => connection.destroy());
  return connection;
}

describe("the port of the pull service", () => {
  it.each([
    ["without a byte", ""],
    ["in the middle of a head", "GET / HTTP/1.1\r\nhost: 127"],
    ["in the middle of a body", "POST / HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 9\r\n\r\n1"],
    ["in the middle of the HTTP/2 preface", "PRI * HTTP/2.0"],
    ["after the HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"],
  ])("closes a connection that falls silent %s", async (_when, text) => {
    const connection = await open(await listen(50));
    if (text !== "") await connection.write(text);
    await connection.feed.whole();
    expect(connection.feed.ended).toBe(true);
  });

  it("keeps an HTTP/2 connection that is silent after a call", async () => {
    const url = await listen(50);
    const session = connectHttp2(url);
    onTestFinished(() => session.destroy());
    const call = (): Promise<unknown> =>
      new Promise((resolve, reject) => {
        const stream = session.request({ ":method": "POST", ":path": "/none" });
        stream.on("response", (headers) => resolve(headers[":status"])).on("error", reject);
        stream.end();
        stream.resume();
      });
    expect(await call()).toBe(404);
    // A connection that is opened afterwards and never used has been closed: the time has passed for both.
    await (await open(url)).feed.whole();
    expect(await call()).toBe(404);
  });
});
