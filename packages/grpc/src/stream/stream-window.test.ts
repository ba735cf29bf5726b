import { once } from "node:events";
import {
  type ClientHttp2Stream,
  connect,
  createServer,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from "node:http2";
import type { AddressInfo } from "node:net";
import { create, toBinary } from "@bufbuild/protobuf";
import { createClient } from "@connectrpc/connect";
import { createGrpcTransport } from "@connectrpc/connect-node";
import { TaskAssignmentSchema, TasksService } from "@stepflow/protocol/grpc";
import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { Feed } from "../../../../tests/support/data/feed.ts";
import { frame } from "../rpc/message-frame.ts";
import { PullConnection } from "./pull-connection.ts";
import { baseWindowBytes, disableReadAhead, MAX_WINDOW_BYTES, windowBytesFor } from "./stream-window.ts";

describe("the window of a stream", () => {
  it("holds half a small task for each slot, within limits", () => {
    expect([1, 10, 32, 1_000].map(baseWindowBytes)).toEqual([512, 1_280, 4_096, 16_384]);
  });

  it("does not change for small messages", () => {
    expect([0, 1, 512].map((missing) => windowBytesFor(missing, 512))).toEqual([512, 512, 512]);
  });

  it("never exceeds the missing bytes, so that no task follows the message", () => {
    fc.assert(
      fc.property(fc.integer({ min: 513, max: 2 ** 32 - 1 }), (missing) => {
        const bytes = windowBytesFor(missing, 512);
        expect(bytes).toBeLessThanOrEqual(missing);
        expect(bytes).toBeGreaterThan(Math.min(missing, MAX_WINDOW_BYTES) / 2);
      }),
    );
  });
});

interface Pulling {
  readonly session: ServerHttp2Session;
  readonly server: ServerHttp2Stream;
  readonly connection: PullConnection;
  /** Window sizes that the server has received. */
  readonly windows: Feed<number>;
  /** Reads one chunk after the other. */
  readonly chunks: AsyncIterator<Uint8Array>;
}

/** A pull stream of a worker with one slot, and the other end of it. */
async function pull(): Promise<Pulling> {
  const http2 = createServer();
  await new Promise<void>((resolve) => http2.listen(0, "127.0.0.1", resolve));
  const connection = new PullConnection(`http://127.0.0.1:${(http2.address() as AddressInfo).port}`, 1);
  onTestFinished(() => {
    connection.abort();
    http2.close();
  });
  const windows = new Feed<number>();
  http2.on("session", (session) => {
    session.on("error", () => {});
    session.on("remoteSettings", ({ initialWindowSize }) => windows.push(initialWindowSize ?? 0));
  });
  const arrived = once(http2, "stream");
  const stream = await connection.request("POST", "/", {}, {});
  stream.on("error", () => {});
  const [server] = (await arrived) as [ServerHttp2Stream];
  server.on("error", () => {});
  server.respond({ ":status": 200 });
  const { session } = server;
  if (session === undefined) throw new Error("A stream without its session.");
  return {
    session: session as ServerHttp2Session,
    server,
    connection,
    windows,
    chunks: stream[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>,
  };
}

/** Reads until so many bytes have come. */
async function read(chunks: AsyncIterator<Uint8Array>, bytes: number): Promise<number> {
  let count = 0;
  for (let got = 0; got < bytes; count++) got += (await chunks.next()).value.byteLength;
  return count;
}

const answersPing = (session: ServerHttp2Session): Promise<unknown> =>
  new Promise((resolve) => void session.ping((error, ms) => resolve(error ?? ms)));

describe("a stream of tasks", () => {
  it("lets a runtime send only a few small tasks while they are not read", async () => {
    const { session, server, windows } = await pull();
    for (let count = 0; count < 1_000; count++) server.write(frame(new Uint8Array(95)));
    await windows.until(1);
    await answersPing(session);
    // The chunk holds five tasks of a hundred bytes.
    expect(windows.items).toEqual([512]);
    expect(session.state.remoteWindowSize).toBe(65_535 - 512);
  });

  it("is answered with a frame for every chunk, without which the next task would come 40 ms later", async () => {
    const { session, server, chunks } = await pull();
    const message = frame(new Uint8Array(20));
    for (let count = 1; count <= 10; count++) {
      server.write(message);
      expect(await read(chunks, message.byteLength)).toBe(1);
      await answersPing(session);
      // The window shrinks by what was sent, and grows by a byte for each chunk.
      expect(session.state.remoteWindowSize).toBe(65_535 - count * message.byteLength + count);
    }
  });

  it("widens its window for a large message, and narrows it at its end", async () => {
    const { server, windows, chunks } = await pull();
    const message = frame(new Uint8Array(3_000_000));
    server.write(message);
    await read(chunks, message.byteLength);
    const next = frame(new Uint8Array(20));
    server.write(next);
    await read(chunks, next.byteLength);
    await windows.find((bytes) => bytes === MAX_WINDOW_BYTES);
    expect(await windows.find((bytes) => bytes === 512 && windows.items.at(-1) === 512)).toBe(512);
  });

  it("brings only the rest of a message after its window is closed", async () => {
    const { session, server, connection, windows, chunks } = await pull();
    const message = frame(new Uint8Array(995));
    for (let count = 0; count < 100; count++) server.write(message);
    // Within a message, the window takes half of the first chunk.
    let bytes = (await chunks.next()).value.byteLength;
    expect(bytes).toBeLessThan(message.byteLength);
    connection.closeWindow();
    while (bytes % message.byteLength !== 0) bytes += (await chunks.next()).value.byteLength;
    await windows.find((size) => size === 0);
    await answersPing(session);
    const more = chunks.next().then(() => "more");
    await answersPing(session);
    expect(await Promise.race([more, answersPing(session).then(() => "nothing")])).toBe("nothing");
    expect(bytes).toBeLessThanOrEqual(2 * message.byteLength);
  });

  it("is read on while its connection closes, because a task on its way would be lost", async () => {
    const { server, connection, chunks } = await pull();
    const message = frame(new Uint8Array(95));
    server.write(message);
    await read(chunks, message.byteLength);
    server.write(message);
    const closing = connection.close(10_000);
    expect(await read(chunks, message.byteLength)).toBe(1);
    await closing;
    expect(server.destroyed).toBe(true);
  });

  it("lets everything come after its window is opened", async () => {
    const { session, server, connection, windows } = await pull();
    await windows.until(1);
    await answersPing(session);
    connection.openWindow();
    await windows.find((size) => size === 65_535);
    for (let count = 0; count < 500; count++) server.write(frame(new Uint8Array(95)));
    await answersPing(session);
    expect(session.state.remoteWindowSize).toBeLessThan(65_535 - 40_000);
  });
});

/** Behaviour of the running version of Node that the stream of tasks needs, beyond the documented interface. */
describe(`Node ${process.version}`, () => {
  /** A stream without the changes of {@link PullConnection}, and how much its session has acknowledged. */
  async function openPlain() {
    const http2 = createServer();
    await new Promise<void>((resolve) => http2.listen(0, "127.0.0.1", resolve));
    const client = connect(`http://127.0.0.1:${(http2.address() as AddressInfo).port}`, {
      settings: { initialWindowSize: 512, enablePush: false },
    });
    client.on("error", () => {});
    onTestFinished(() => {
      client.destroy();
      http2.close();
    });
    const arrived = once(http2, "stream");
    const stream = client.request({ ":method": "POST", ":path": "/" });
    stream.on("error", () => {});
    const [server] = (await arrived) as [ServerHttp2Stream];
    server.on("error", () => {});
    server.respond({ ":status": 200 });
    return { stream, server };
  }

  it("has the highWaterMark of a stream where disableReadAhead looks for it", async () => {
    const { stream } = await openPlain();
    expect((stream as unknown as { _readableState: object })._readableState).toHaveProperty("highWaterMark");
    disableReadAhead(stream);
    expect(stream.readableHighWaterMark).toBe(0);
  });

  it("reads ahead of a reader that has paused, unless that is disabled", async () => {
    const bytesRead = async (prepare: (stream: ClientHttp2Stream) => void): Promise<number> => {
      const { stream, server } = await openPlain();
      prepare(stream);
      const iterator = stream[Symbol.asyncIterator]();
      for (let count = 0; count < 200; count++) server.write(new Uint8Array(100));
      const { value } = await iterator.next();
      // Several round trips, in which a stream that reads ahead reopens its window again and again.
      for (let count = 0; count < 10; count++) await answersPing(server.session as ServerHttp2Session);
      return value.byteLength + stream.readableLength;
    };
    expect(await bytesRead(() => {})).toBeGreaterThan(4 * 512);
    expect(await bytesRead(disableReadAhead)).toBeLessThanOrEqual(2 * 512);
  });

  it("lets connect-node read a response by iterating over its stream, so that every chunk is answered with a frame", async () => {
    const http2 = createServer();
    await new Promise<void>((resolve) => http2.listen(0, "127.0.0.1", resolve));
    const baseUrl = `http://127.0.0.1:${(http2.address() as AddressInfo).port}`;
    const connection = new PullConnection(baseUrl, 1);
    onTestFinished(() => {
      connection.abort();
      http2.close();
    });
    const arrived = once(http2, "stream");
    const client = createClient(TasksService, createGrpcTransport({ baseUrl, sessionManager: connection }));
    const tasks = client.pullTasks({ queueName: "queue", workerId: "worker" })[Symbol.asyncIterator]();
    const task = tasks.next();
    const [server] = (await arrived) as [ServerHttp2Stream];
    server.on("error", () => {});
    server.respond({ ":status": 200, "content-type": "application/grpc+proto" });
    const message = frame(toBinary(TaskAssignmentSchema, create(TaskAssignmentSchema, { taskId: "task-1" })));
    server.write(message);
    expect((await task).value).toMatchObject({ taskId: "task-1" });
    const session = server.session as ServerHttp2Session;
    await answersPing(session);
    expect(session.state.remoteWindowSize).toBe(65_535 - message.byteLength + 1);
  });
});
