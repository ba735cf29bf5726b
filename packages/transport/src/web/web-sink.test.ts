import { getEventListeners } from "node:events";
import { describe, expect, it, vi } from "vitest";
import { WebSink } from "./web-sink.ts";

const controller = () => new AbortController();

describe("an answer as a Response", () => {
  it("is sent at once, with its headers; an empty body is null", async () => {
    const sink = new WebSink();
    sink.send(200, { "content-type": "application/json" }, '{"ü":1}');
    const response = await sink.response;
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "application/json"]);
    await expect(response.text()).resolves.toBe('{"ü":1}');
    const empty = new WebSink();
    empty.send(202, { connection: "close" }, "");
    const acknowledged = await empty.response;
    expect([acknowledged.status, acknowledged.body, acknowledged.headers.get("connection")]).toEqual([
      202,
      null,
      "close",
    ]);
  });

  it("streams what is written until it ends, and drops later writes", async () => {
    const sink = new WebSink();
    sink.open({ "content-type": "text/event-stream" });
    sink.write("a");
    sink.write(Uint8Array.of(0x62));
    sink.end("c");
    sink.write("d");
    sink.end("e");
    await expect((await sink.response).text()).resolves.toBe("abc");
  });

  it.each<readonly [string, (sink: WebSink, abort: AbortController) => Promise<void> | void]>([
    ["its request is aborted", (_sink, abort) => abort.abort()],
    [
      "its stream is cancelled",
      async (sink) => {
        await (await sink.response).body?.cancel();
      },
    ],
  ])("is lost if %s: its listener is called once, and later writes are dropped", async (_how, lose) => {
    const abort = controller();
    const sink = new WebSink(abort);
    const onLost = vi.fn();
    sink.onLost(onLost);
    sink.open({});
    sink.write("a");
    await lose(sink, abort);
    abort.abort();
    sink.write("b");
    sink.end("c");
    expect(onLost).toHaveBeenCalledOnce();
    expect(getEventListeners(abort.signal, "abort")).toHaveLength(0);
  });

  it("an aborted stream ends for its reader", async () => {
    const abort = controller();
    const sink = new WebSink(abort);
    sink.open({});
    sink.write("a");
    const text = (await sink.response).text();
    abort.abort();
    await expect(text).resolves.toBe("a");
  });

  it("connections.lost: a listener that is added after the loss is called at once, before and after the stream was opened", () => {
    for (const openFirst of [true, false]) {
      const abort = controller();
      const sink = new WebSink(abort);
      if (openFirst) sink.open({});
      abort.abort();
      const onLost = vi.fn();
      sink.onLost(onLost);
      if (!openFirst) sink.open({});
      sink.write("a");
      expect(onLost).toHaveBeenCalledOnce();
    }
    const aborted = new WebSink({ signal: AbortSignal.abort() });
    const onLost = vi.fn();
    aborted.onLost(onLost);
    expect(onLost).toHaveBeenCalledOnce();
  });

  it("a response that was sent cannot be lost, and keeps no listener", async () => {
    const abort = controller();
    const sink = new WebSink(abort);
    const onLost = vi.fn();
    sink.onLost(onLost);
    sink.send(200, {}, "done");
    expect(getEventListeners(abort.signal, "abort")).toHaveLength(0);
    abort.abort();
    expect(onLost).not.toHaveBeenCalled();
    await expect((await sink.response).text()).resolves.toBe("done");
  });

  it("the signal of a request is read only on demand, because platforms create it then", async () => {
    const abort = controller();
    const signal = vi.fn(() => abort.signal);
    const request = {
      get signal() {
        return signal();
      },
    };
    const plain = new WebSink(request);
    plain.send(200, {}, "done");
    await plain.response;
    expect(signal).not.toHaveBeenCalled();
    new WebSink(request).open({});
    expect(signal).toHaveBeenCalledOnce();
  });

  it("the response resolves if a request is aborted before its stream is opened", async () => {
    const abort = controller();
    const sink = new WebSink(abort);
    abort.abort();
    sink.open({});
    await expect(sink.response).resolves.toMatchObject({ status: 499 });
  });
});
