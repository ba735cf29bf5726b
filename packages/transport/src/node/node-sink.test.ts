import { once } from "node:events";
import { createServer, type OutgoingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createDeferred } from "@stepflow/protocol/internal";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { RawConnection, toPost } from "../../../../tests/support/wire/raw-connection.ts";
import { NodeSink } from "./node-sink.ts";

/** Creates a sink for one request, and the client that sent it. */
async function open() {
  const served = createDeferred<ServerResponse>();
  const closed = createDeferred<void>();
  const server = createServer((request, response) => {
    request.resume();
    response.once("close", () => closed.resolve());
    served.resolve(response);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const client = await RawConnection.open(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  onTestFinished(() => {
    client.destroy();
    server.close();
  });
  await client.write(toPost("{}"));
  const response = await served.promise;
  return { client, closed: closed.promise, response, sink: new NodeSink(response) };
}

describe("an answer on a Node response", () => {
  it("has its length in bytes", async () => {
    const { client, sink } = await open();
    sink.send(200, { "content-type": "application/json" }, '"ü"');
    const { headers, body } = await client.answer();
    expect([headers.get("content-length"), Buffer.from(body, "latin1").toString()]).toEqual(["4", '"ü"']);
  });

  it("passes its headers to middleware that has replaced writeHead and understands objects only", async () => {
    const { client, response, sink } = await open();
    const writeHead = response.writeHead.bind(response);
    const replaced = vi.fn((status: number, headers: OutgoingHttpHeaders) =>
      writeHead(status, { ...headers, "x-seen": "1" }),
    );
    response.writeHead = replaced as unknown as typeof response.writeHead;
    sink.send(200, { "content-type": "application/json" }, "{}");
    const { headers } = await client.answer();
    expect([headers.get("content-type"), headers.get("content-length"), headers.get("x-seen")]).toEqual([
      "application/json",
      "2",
      "1",
    ]);
  });

  it("is lost if its connection closes before its end, which is reported once", async () => {
    const { client, closed, sink } = await open();
    const onLost = vi.fn();
    sink.onLost(onLost);
    sink.open({});
    sink.write("a");
    client.destroy();
    await closed;
    expect(onLost).toHaveBeenCalledOnce();
    sink.write("b");
    sink.end("c");
    sink.send(200, {}, "d");
    const late = vi.fn();
    sink.onLost(late);
    expect(late).toHaveBeenCalledOnce();
  });

  it("wire.md#event-streams: is not lost if its connection closes after its end", async () => {
    const { client, closed, sink } = await open();
    const onLost = vi.fn();
    sink.onLost(onLost);
    sink.open({});
    sink.end("all");
    await client.feed.until("all");
    client.destroy();
    await closed;
    expect(onLost).not.toHaveBeenCalled();
  });
});
