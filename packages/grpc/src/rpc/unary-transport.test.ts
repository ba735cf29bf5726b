import { EventEmitter } from "node:events";
import { type ClientHttp2Stream, createServer, type ServerHttp2Stream } from "node:http2";
import type { AddressInfo } from "node:net";
import { Code, ConnectError, createClient } from "@connectrpc/connect";
import { createGrpcTransport } from "@connectrpc/connect-node";
import { BlobService } from "@stepflow/protocol/grpc";
import { createDeferred } from "@stepflow/protocol/internal";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { type Channel, Channels } from "./channel.ts";
import { Connection } from "./connection.ts";
import { createUnarySender, createUnaryTransport } from "./unary-transport.ts";

/** Opens a channel to a server that answers each call by the given function. */
async function connectTo(answer: (stream: ServerHttp2Stream) => void): Promise<Channel> {
  const server = createServer();
  const channels = new Channels();
  server.on("stream", (stream) => {
    stream.on("error", () => {});
    answer(stream);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    channels.close();
    server.close();
  });
  return channels.get(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

/** Code and message of the error of a GetBlob call. */
async function failureOf(channel: Channel, options: { signal?: AbortSignal; timeoutMs?: number } = {}) {
  const failure = await channel.blobs.getBlob({ blobId: "0".repeat(64) }, options).then(
    () => undefined,
    (error: unknown) => ConnectError.from(error),
  );
  return failure && { code: failure.code, message: failure.rawMessage };
}

const GRPC = { ":status": 200, "content-type": "application/grpc" };

describe("unary calls", () => {
  it("end with the status among the headers", async () => {
    const channel = await connectTo((stream) => {
      stream.respond({ ...GRPC, "grpc-status": "5", "grpc-message": "no%20blob%20%C3%BC" }, { endStream: true });
    });
    expect(await failureOf(channel)).toEqual({ code: Code.NotFound, message: "no blob ü" });
  });

  it("end with the status in the trailers, whatever came before", async () => {
    const channel = await connectTo((stream) => {
      stream.respond(GRPC, { waitForTrailers: true });
      stream.on("wantTrailers", () => stream.sendTrailers({ "grpc-status": "14", "grpc-message": "50% ready" }));
      stream.end(Uint8Array.of(0, 0, 0, 0, 0));
    });
    expect(await failureOf(channel)).toEqual({ code: Code.Unavailable, message: "50% ready" });
  });

  it.each([
    [503, Code.Unavailable],
    [404, Code.Unimplemented],
    [418, Code.Unknown],
  ])("report the HTTP status %i of a proxy", async (status, code) => {
    const channel = await connectTo((stream) => stream.respond({ ":status": status }, { endStream: true }));
    expect(await failureOf(channel)).toEqual({ code, message: `HTTP ${status}` });
  });

  it("fail when the stream ends without a status", async () => {
    const channel = await connectTo((stream) => {
      stream.respond(GRPC);
      stream.end();
    });
    expect(await failureOf(channel)).toMatchObject({ code: Code.Unavailable });
  });

  it.each([
    ["nothing", Uint8Array.of()],
    ["a compressed message", Uint8Array.of(1, 0, 0, 0, 0)],
    ["a message that is cut", Uint8Array.of(0, 0, 0, 0, 2, 1)],
    ["more than its length", Uint8Array.of(0, 0, 0, 0, 0, 1)],
  ])("refuse %s", async (_what, body) => {
    const channel = await connectTo((stream) => {
      stream.respond(GRPC, { waitForTrailers: true });
      stream.on("wantTrailers", () => stream.sendTrailers({ "grpc-status": "0" }));
      stream.end(body);
    });
    expect(await failureOf(channel)).toEqual({ code: Code.Internal, message: "the answer is malformed" });
  });

  it("fail when the message is no message, and the program goes on", async () => {
    const channel = await connectTo((stream) => {
      stream.respond(GRPC, { waitForTrailers: true });
      stream.on("wantTrailers", () => stream.sendTrailers({ "grpc-status": "0" }));
      stream.end(Uint8Array.of(0, 0, 0, 0, 6, 255, 255, 255, 255, 255, 255));
    });
    expect(await failureOf(channel)).toMatchObject({
      code: Code.Internal,
      message: expect.stringContaining("the answer cannot be read"),
    });
  });

  it.each(["abc", "-1", "99", "1.5"])("fail with Unknown for the status %s", async (status) => {
    const channel = await connectTo((stream) =>
      stream.respond({ ...GRPC, "grpc-status": status }, { endStream: true }),
    );
    expect(await failureOf(channel)).toMatchObject({ code: Code.Unknown });
  });

  it.each([
    ["without end", Uint8Array.of(0, 0, 0, 0, 0), Code.Internal],
    ["of 4 GiB", Uint8Array.of(0, 255, 255, 255, 255), Code.ResourceExhausted],
  ])("cancel an answer %s, before it has filled the memory", async (_what, prefix, code) => {
    let sent = 0;
    const closed = createDeferred<void>();
    const channel = await connectTo((stream) => {
      stream.on("close", () => closed.resolve());
      stream.respond(GRPC);
      stream.write(prefix);
      const chunk = new Uint8Array(1 << 20);
      const write = (): void => {
        while (!stream.destroyed && sent < 1_000) {
          sent++;
          if (!stream.write(chunk)) return void stream.once("drain", write);
        }
      };
      write();
    });
    expect(await failureOf(channel)).toMatchObject({ code });
    await closed.promise;
    expect(sent).toBeLessThan(20);
  });

  it("end by their timeout and by their signal, and cancel the stream", async () => {
    let cancelled = 0;
    const channel = await connectTo((stream) => {
      stream.on("close", () => cancelled++);
      stream.on("aborted", () => {});
    });
    expect(await failureOf(channel, { timeoutMs: 30 })).toMatchObject({ code: Code.DeadlineExceeded });
    const stop = new AbortController();
    const failing = failureOf(channel, { signal: stop.signal });
    setImmediate(() => stop.abort());
    expect(await failing).toMatchObject({ code: Code.Canceled });
    expect(await failureOf(channel, { signal: AbortSignal.abort() })).toMatchObject({ code: Code.Canceled });
    await expect.poll(() => cancelled).toBe(2);
  });

  it("end by their timeout and by their signal also before there is a connection, and do not use a later one", async () => {
    const connection = new Connection("http://127.0.0.1:1");
    onTestFinished(() => connection.abort());
    const opened: ((stream: ClientHttp2Stream) => void)[] = [];
    vi.spyOn(connection, "request").mockImplementation(() => new Promise((resolve) => void opened.push(resolve)));
    const others = createGrpcTransport({ baseUrl: "http://127.0.0.1:1" });
    const limits = { writeMaxBytes: 1_000, readMaxBytes: 1_000, binaryOptions: { recursionLimit: 100 } };
    const blobs = createClient(
      BlobService,
      createUnaryTransport({ send: createUnarySender(connection, limits), others, ...limits }),
    );
    await expect(blobs.getBlob({}, { timeoutMs: 10 })).rejects.toMatchObject({ code: Code.DeadlineExceeded });
    const stop = new AbortController();
    const failing = blobs.getBlob({}, { signal: stop.signal });
    stop.abort();
    await expect(failing).rejects.toMatchObject({ code: Code.Canceled });
    const late = Object.assign(new EventEmitter(), { close: vi.fn(), end: vi.fn() });
    for (const resolve of opened) resolve(late as unknown as ClientHttp2Stream);
    await vi.waitFor(() => expect(late.close).toHaveBeenCalledTimes(2));
    expect(late.end).not.toHaveBeenCalled();
    // An error of the late stream has a listener.
    late.emit("error", new Error("gone"));
  });

  it("do not send a message that is too large", async () => {
    const channel = await connectTo(() => {});
    const put = channel.blobs.putBlob({ content: { case: "rawData", value: new Uint8Array(5 * 1024 * 1024) } });
    await expect(put).rejects.toMatchObject({ code: Code.ResourceExhausted });
  });
});
