import { createDeferred } from "@stepflow/protocol/internal";
import type { Exchange } from "@stepflow/transport";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { usedBytes } from "../support/processes/memory.ts";
import { watchConnections } from "../support/wire/connection-counter.ts";
import { type EndpointServer, SOCKET_SERVERS } from "../support/wire/endpoint-servers.ts";
import { type Pairing, type PairingOptions, pair } from "../support/wire/pairing.ts";
import { RawConnection, toPost } from "../support/wire/raw-connection.ts";

const echo = { handle: (params: unknown) => params };
const request = (id: number | string, method = "echo", params: unknown = null) =>
  JSON.stringify({ jsonrpc: "2.0", id, method, params });

interface RawPairing extends Pairing {
  connect(): Promise<RawConnection>;
}

async function rawPair(server: EndpointServer, options: PairingOptions = {}): Promise<RawPairing> {
  const pairing = await pair(server, { ...options, methods: { echo, ...options.methods } });
  return {
    ...pairing,
    connect: async () => {
      const connection = await RawConnection.open(pairing.served.url);
      onTestFinished(() => connection.destroy());
      return connection;
    },
  };
}

const ask = (exchange: Exchange, params: unknown = {}) =>
  exchange.call({ method: "runs/get", params, timeoutMs: 10_000 });

describe.each(SOCKET_SERVERS)("connections to $name", (server) => {
  it("wire.md#callback-deadlock: only the acknowledgement of a response closes its connection", async () => {
    const { connect } = await rawPair(server);
    const connection = await connect();
    await connection.write(toPost(request(1)));
    const executed = await connection.answer();
    await connection.write(toPost('{"jsonrpc":"2.0","method":"initialized","params":{}}'));
    const notified = await connection.answer();
    await connection.write(toPost('{"jsonrpc":"2.0","id":"x","result":{}}'));
    const acknowledged = await connection.answer();
    expect([executed.status, notified.status, acknowledged.status]).toEqual([200, 202, 202]);
    expect([executed, notified].map(({ headers }) => headers.get("connection"))).not.toContain("close");
    expect(acknowledged.headers.get("connection")).toBe("close");
    expect([notified.body, acknowledged.body]).toEqual(["", ""]);
    await connection.feed.whole();
  });

  it("answers.on-demand, wire.md#lost-text: a stream is ASCII with one data line per event and LF only, and ends after the result", async () => {
    const { connect } = await rawPair(server, {
      execute: async (_params, exchange) => [await ask(exchange, { text: "Grüße\r\n\u2028😀" }), "ça va"],
    });
    const connection = await connect();
    await connection.write(toPost(request("s", "components/execute")));
    const text = await connection.feed.until("runs/get.*\n\n");
    const id = JSON.parse(/data: (.*)/.exec(text)?.[1] ?? "").id;
    const other = await connect();
    await other.write(toPost(JSON.stringify({ jsonrpc: "2.0", id, result: "日本" })));
    const { headers, body } = await connection.answer();
    expect(headers.get("content-type")).toBe("text/event-stream");
    expect(body).toMatch(/^(?:data: [\x20-\x7e]+\n\n){2}$/);
    const [asked, result] = body.split("\n\n").map((event) => event && JSON.parse(event.slice(6)));
    expect(asked.params).toEqual({ text: "Grüße\r\n\u2028😀" });
    expect(result).toEqual({ jsonrpc: "2.0", id: "s", result: ["日本", "ça va"] });
    await connection.write(toPost(request("after")));
    await expect(connection.answer()).resolves.toMatchObject({ status: 200 });
  });

  it("pipelined requests of one connection are answered in order", async () => {
    const { connect } = await rawPair(server, { execute: (params) => params });
    const connection = await connect();
    const ids = Array.from({ length: 50 }, (_, index) => index);
    const messages = ids.map((id) => toPost(request(id, id % 2 === 0 ? "echo" : "components/execute", { id })));
    await connection.write(Buffer.concat(messages));
    for (const id of ids) {
      const { body } = await connection.answer();
      expect(JSON.parse(body)).toEqual({ jsonrpc: "2.0", id, result: { id } });
    }
  });

  it("a request that arrives byte by byte is served, and does not delay others", async () => {
    const { connect } = await rawPair(server);
    const [slow, quick] = await Promise.all([connect(), connect()]);
    const bytes = toPost(request("slow", "echo", "ü😀"));
    for (const byte of bytes.subarray(0, -1)) await slow.write(Uint8Array.of(byte));
    await quick.write(toPost(request("quick")));
    expect(JSON.parse((await quick.answer()).body).id).toBe("quick");
    await slow.write(bytes.subarray(-1));
    const { body } = await slow.answer();
    expect(JSON.parse(Buffer.from(body, "latin1").toString())).toMatchObject({ id: "slow", result: "ü😀" });
  });

  it("the id of a refused request is found even if its body arrives byte by byte", async () => {
    const { connect } = await rawPair(server, { auth: () => false });
    const connection = await connect();
    for (const params of [null, "x".repeat(10_000)]) {
      const bytes = toPost(request("byte-by-byte", "echo", params));
      const start = bytes.indexOf("{") + 60;
      for (const byte of bytes.subarray(0, start)) await connection.write(Uint8Array.of(byte));
      await connection.write(bytes.subarray(start));
      const { status, body } = await connection.answer();
      expect([status, JSON.parse(body).id]).toEqual([401, "byte-by-byte"]);
    }
  });

  it("a sender that disconnects within its body leaves nothing behind", async () => {
    const { connect, endpoint, served, log } = await rawPair(server, { execute: () => "never runs" });
    const accepted = watchConnections(served);
    for (let round = 0; round < 20; round++) {
      const connection = await connect();
      const bytes = toPost(request(round, "components/execute", "x".repeat(100_000)));
      await connection.write(bytes.subarray(0, 300 + 1_000 * round));
      connection.destroy();
    }
    await vi.waitFor(() => expect(accepted.count).toBe(20));
    await accepted.closed();
    expect(endpoint.active).toBe(0);
    const connection = await connect();
    await connection.write(toPost(request("next")));
    await expect(connection.answer()).resolves.toMatchObject({ status: 200 });
    expect(log.filter(([level]) => level === "error")).toEqual([]);
  });

  it("a half-closed connection ends with its callbacks, answered or not", async () => {
    const failed = createDeferred<string>();
    const { connect, endpoint } = await rawPair(server, {
      execute: (_params, exchange) => ask(exchange).catch((error: Error) => failed.resolve(error.name)),
    });
    const connection = await connect();
    await connection.write(toPost(request("h", "components/execute")));
    await connection.feed.until("runs/get");
    connection.socket.end();
    await connection.feed.whole();
    await expect(failed.promise).resolves.toBe("DisconnectedError");
    await endpoint.idle();
    const early = await connect();
    await early.write(toPost(request(1)));
    early.socket.end();
    await early.feed.whole();
    expect(endpoint.active).toBe(0);
  });

  it("bytes that are not HTTP close only their own connection", async () => {
    const { connect } = await rawPair(server);
    const good = await connect();
    for (const garbage of [
      "\x16\x03\x01\x02\x00\x01",
      "HELO worker\r\n\r\n",
      "POST / HTTP/9.9\r\n\r\n",
      "\0".repeat(9_000),
    ]) {
      const connection = await connect();
      await connection.write(Buffer.from(garbage, "latin1"));
      connection.socket.end();
      await connection.feed.whole();
      expect(connection.feed.text).toMatch(/^$|^HTTP\/1\.1 400 /);
    }
    await good.write(toPost(request(1)));
    await expect(good.answer()).resolves.toMatchObject({ status: 200 });
  });

  it("bodies of 100 MB get 413, declared or in chunks; the process lives and memory returns", async () => {
    const { connect, endpoint } = await rawPair(server);
    const megabyte = Buffer.alloc(1_000_000, "x");
    const before = await usedBytes();
    for (const declared of [true, false]) {
      const connection = await connect();
      const length = declared ? "content-length: 100000000" : "transfer-encoding: chunked";
      const type = "content-type: application/json\r\n";
      await connection.write(`POST / HTTP/1.1\r\nhost: 127.0.0.1\r\n${type}${length}\r\n\r\n`);
      for (let sent = 0; sent < 100 && !connection.socket.destroyed; sent++) {
        await connection.write(
          declared ? megabyte : Buffer.concat([Buffer.from("f4240\r\n"), megabyte, Buffer.from("\r\n")]),
        );
      }
      const { status, body } = await connection.answer();
      expect(status).toBe(413);
      expect(JSON.parse(body).error.message).toBe(
        "Body is larger than 67108864 bytes. Raise bodyLimitBytes to accept it.",
      );
      connection.destroy();
    }
    expect(endpoint.active).toBe(0);
    const next = await connect();
    await next.write(toPost(request("next")));
    await expect(next.answer()).resolves.toMatchObject({ status: 200 });
    expect((await usedBytes()) - before).toBeLessThan(20_000_000);
  }, 30_000);
});

// A plain Hono server does not detect that pipelined responses were lost; the deadline of a callback ends it instead.
const TELLING = SOCKET_SERVERS.filter(({ name }) => name !== "Hono on Node");

describe.each(TELLING)("pipelined requests on $name", (server) => {
  it("a connection that closes ends all its pipelined requests", async () => {
    const failures: string[] = [];
    const { connect, endpoint } = await rawPair(server, {
      execute: (_params, exchange) => ask(exchange).catch((error: Error) => failures.push(error.name)),
    });
    const connection = await connect();
    await connection.write(Buffer.concat([1, 2, 3].map((id) => toPost(request(id, "components/execute")))));
    await vi.waitFor(() => expect(endpoint.pending.size).toBe(3));
    connection.destroy();
    await endpoint.idle();
    expect(failures).toEqual(Array(3).fill("DisconnectedError"));
    expect(endpoint.pending.size).toBe(0);
  });
});
