import { createRuntime, type Runtime, type RuntimeOptions } from "@stepflow/runtime";
import { afterEach, describe, expect, it } from "vitest";
import { type RawExchange, startRawExchange } from "../support/wire/raw-exchange.ts";

const ONE_GB = 1_000_000_000;
const LIMIT_BYTES = 1_000_000;

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** A runtime with a worker over loopback whose component `/bad` does this; its other components work. */
async function open(
  misbehave: (exchange: RawExchange) => unknown,
  options: Partial<RuntimeOptions> = {},
): Promise<Runtime> {
  const worker = await startRawExchange((exchange) => {
    if (exchange.component === "/bad") return misbehave(exchange);
    return exchange.finish("well");
  });
  cleanups.push(worker.close);
  const runtime = await createRuntime({
    workers: { w: { url: worker.url } },
    dialect: "v0",
    retry: { maxRetries: 0 },
    maxAnswerBytes: LIMIT_BYTES,
    logger: { debug() {}, warn() {}, error() {} },
    ...options,
  });
  cleanups.push(() => runtime.close());
  return runtime;
}

/** Checks that the bad step fails, and that the steps beside and after it succeed. */
async function expectFailure(runtime: Runtime, told: RegExp): Promise<void> {
  const [bad, beside] = await Promise.all([runtime.execute("/w/bad", {}), runtime.execute("/w/good", {})]);
  expect(bad).toMatchObject({ outcome: "failed", error: { code: -32_300 } });
  expect(JSON.stringify(bad)).toMatch(told);
  expect(beside).toEqual({ outcome: "success", result: "well" });
  expect(await runtime.execute("/w/good", {})).toEqual({ outcome: "success", result: "well" });
}

const request = (id: unknown, method = "blobs/put", params: unknown = { data: 1, blob_type: "data" }): string =>
  JSON.stringify({ jsonrpc: "2.0", id, method, params });

type Misbehaviour = readonly [string, (exchange: RawExchange) => unknown, RegExp];

const DEATHS: readonly Misbehaviour[] = [
  ["before it answers", ({ response }) => response.destroy(), /no answer|socket hang up|ECONNRESET/],
  [
    "in the middle of its JSON",
    ({ response, id }) => {
      response.writeHead(200, { "content-length": "1000" });
      response.write(`{"jsonrpc":"2.0","id":"${id}","result":{"outp`, () => response.destroy());
    },
    /aborted|terminated|no answer/,
  ],
  [
    "in the middle of an event",
    ({ event, response }) => {
      event(": here");
      response.write('data: {"jsonrpc":"2.0"', () => response.destroy());
    },
    /broke off|without the result/,
  ],
  [
    "while it waits for an answer",
    async ({ event, answerTo, response }) => {
      event(request("q"));
      await answerTo("q");
      response.destroy();
    },
    /broke off|without the result/,
  ],
  [
    "while the runtime still serves it",
    ({ event, response }) => {
      for (let index = 0; index < 100; index++) event(request(`q${index}`));
      response.destroy();
    },
    /broke off|without the result|no answer/,
  ],
];

const LIES: readonly Misbehaviour[] = [
  ["half of its JSON", ({ response, id }) => response.end(`{"jsonrpc":"2.0","id":"${id}","res`), /without a JSON-RPC/],
  ["a batch", ({ response, id }) => response.end(`[{"jsonrpc":"2.0","id":"${id}","result":{}}]`), /without a JSON-RPC/],
  ["a request for an answer", ({ response }) => response.end(request("q")), /without a JSON-RPC/],
  ["bytes that are not UTF-8", ({ response }) => response.end(Buffer.from([0xff, 0xfe, 0x00])), /without a JSON-RPC/],
  ["neither result nor error", ({ response, id }) => response.end(`{"jsonrpc":"2.0","id":"${id}"}`), /JSON-RPC/],
  [
    "a result of another execution",
    ({ event, response }) => {
      event(JSON.stringify({ jsonrpc: "2.0", id: "another", result: { output: "stolen" } }));
      response.end();
    },
    /without the result/,
  ],
  [
    "results without an id and for questions that nobody asked",
    ({ event, response }) => {
      for (const id of [null, 1.5, {}, [], true]) event(JSON.stringify({ jsonrpc: "2.0", id, result: { output: 1 } }));
      response.end();
    },
    /without the result/,
  ],
  [
    "events that are no messages",
    ({ event, response }) => {
      for (const text of ["", "{", "null", "[]", "5", '"text"', "{}"]) event(text);
      response.end();
    },
    /without the result/,
  ],
  ["no HTTP", ({ response }) => response.socket?.end("good morning\r\n\r\n"), /no answer/],
  ["an invalid status", ({ response }) => response.socket?.end("HTTP/1.1 999 Odd\r\n\r\n"), /no answer/],
  ["a switch of protocols", ({ response }) => response.socket?.end("HTTP/1.1 101 Off\r\n\r\n"), /no answer/],
  [
    "headers without end",
    ({ response }) => response.socket?.end(`HTTP/1.1 200 OK\r\nx: ${"x".repeat(1_000_000)}\r\n\r\n`),
    /no answer/,
  ],
  ["a redirect to nowhere", ({ response }) => response.writeHead(307, { location: "http://127.0.0.1:1/" }).end(), /./],
];

describe("a step fails if its worker on the network dies, and the runtime goes on", () => {
  it.each(DEATHS)("%s", async (_name, misbehave, told) => {
    await expectFailure(await open(misbehave), told);
  });
});

describe("a step fails if its worker on the network sends false messages, and the runtime goes on", () => {
  it.each(LIES)("%s", async (_name, misbehave, told) => {
    await expectFailure(await open(misbehave), told);
  });

  it("the first of several results is used", async () => {
    const runtime = await open(({ event, finish, id }) => {
      event(JSON.stringify({ jsonrpc: "2.0", id, result: { output: "first" } }));
      finish("second");
    });
    expect(await runtime.execute("/w/bad", {})).toEqual({ outcome: "success", result: "first" });
  });

  it("callbacks whose id cannot be answered are skipped, and an id that is sent twice gets two answers", async () => {
    const runtime = await open(async ({ event, answerTo, finish }) => {
      for (const id of [null, 1.5, {}, [1]]) event(request(id));
      event(request("same"));
      await answerTo("same");
      event(request("same"));
      await answerTo("same");
      finish("answered twice");
    });
    expect(await runtime.execute("/w/bad", {})).toEqual({ outcome: "success", result: "answered twice" });
  });
});

describe("a step fails at its time limit if its worker on the network hangs", () => {
  const options = { timeoutMs: 300 };
  it.each([
    ["before its first byte", () => {}],
    ["after its head", ({ response }) => void response.writeHead(200).flushHeaders()],
    ["in the middle of its JSON", ({ response }) => void response.writeHead(200).write('{"json')],
    ["with an open stream", ({ event }) => event(request("q"))],
  ] satisfies (readonly [string, (exchange: RawExchange) => void])[])("%s", async (_name, misbehave) => {
    await expectFailure(await open(misbehave, options), /within 300 ms/);
  });
});

/** Writes the same piece repeatedly, as fast as it is read, until the other side closes the connection. */
function flood({ response }: RawExchange, piece: string, most = ONE_GB): Promise<number> {
  return new Promise((resolve) => {
    let written = 0;
    const write = (): void => {
      while (written < most) {
        written += piece.length;
        if (!response.write(piece)) break;
      }
      if (written >= most) response.end();
    };
    response.on("drain", write);
    response.on("close", () => resolve(written));
    write();
  });
}

describe("a step fails if its worker on the network sends too much, and little of it is read", () => {
  // The time is long enough for the working component, which shares the machine with the flood.
  const LIMIT_MS = 2_000;
  const OVER = /within 2000 ms/;
  const MEGABYTE = "x".repeat(1_000_000);
  const KILOBYTE = "x".repeat(1_000);

  it.each([
    ["an answer of 1 GB", MEGABYTE, "application/json", /larger than 1000000/],
    ["an event of 1 GB", `data: ${MEGABYTE}`, "text/event-stream", /larger than 1000000/],
    ["1 GB of comments", `: ${MEGABYTE}\n\n`, "text/event-stream", /larger than 1000000|within 2000 ms/],
    ["an endless line", MEGABYTE, "text/event-stream", /larger than 1000000/],
    ["endless events that are not messages", `data: ${KILOBYTE}\n\n`, "text/event-stream", OVER],
    ["endless events for other requests", 'data: {"id":"x","result":1}\n\n', "text/event-stream", OVER],
  ])("%s", async (_name, piece, type, told) => {
    let written: Promise<number> | undefined;
    const runtime = await open(
      (exchange) => {
        exchange.response.writeHead(200, { "content-type": type });
        written = flood(exchange, piece);
      },
      { timeoutMs: LIMIT_MS },
    );
    await expectFailure(runtime, told);
    expect(await written).toBeLessThan(ONE_GB);
  });

  it("2,000 callbacks at once are all answered", async () => {
    const count = 2_000;
    const runtime = await open(async ({ event, answerTo, finish }) => {
      const ids = Array.from({ length: count }, (_, index) => `q${index}`);
      for (const id of ids) event(request(id, "blobs/put", { data: id, blob_type: "data" }));
      const answers = await Promise.all(ids.map((id) => answerTo(id)));
      finish(new Set(answers.map((text) => JSON.parse(text).result.blob_id)).size);
    });
    const [bad, beside] = await Promise.all([runtime.execute("/w/bad", {}), runtime.execute("/w/good", {})]);
    expect(bad).toEqual({ outcome: "success", result: count });
    expect(beside).toEqual({ outcome: "success", result: "well" });
  });

  it("callbacks without end: the step fails at its time limit", async () => {
    const piece = `data: ${request("q", "runs/get", { runId: "none" })}\n\n`;
    const runtime = await open(
      (exchange) => {
        exchange.response.writeHead(200, { "content-type": "text/event-stream" });
        void flood(exchange, piece);
      },
      { timeoutMs: LIMIT_MS },
    );
    await expectFailure(runtime, OVER);
  });
});
