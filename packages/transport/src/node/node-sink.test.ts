import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createDeferred } from "@stepflow/protocol/internal";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { RawConnection, toPost } from "../../../../tests/support/wire/raw-connection.ts";
import { NodeSink } from "./node-sink.ts";

/** Creates a sink for one request, and the client that sent it. */
async function open() {
  const served = createDeferred<NodeSink>();
  const closed = createDeferred<void>();
  const server = createServer((request, response) => {
    request.resume();
    response.once("close", () => closed.resolve());
    served.resolve(new NodeSink(response));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const client = await RawConnection.open(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  onTestFinished(() => {
    client.destroy();
    server.close();
  });
  await client.write(toPost("{}"));
  return { client, closed: closed.promise, sink: await served.promise };
}

describe("an answer on a Node response", () => {
  it("has its length in bytes", async () => {
    const { client, sink } = await open();
    sink.send(200, { "content-type": "application/json" }, '"ü"');
    const { headers, body } = await client.answer();
    expect([headers.get("content-length"), Buffer.from(body, "latin1").toString()]).toEqual(["4", '"ü"']);
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
