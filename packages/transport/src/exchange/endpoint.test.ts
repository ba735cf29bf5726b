import { ComponentError } from "@stepflow/protocol";
import { createDeferred } from "@stepflow/protocol/internal";
import { describe, expect, it, vi } from "vitest";
import { HEAD, RecordingSink } from "../../../../tests/support/wire/recording-sink.ts";
import { RawJson } from "../json/raw-json.ts";
import { Endpoint, type EndpointOptions, type MethodHandler } from "./endpoint.ts";

function receive(endpoint: Endpoint, message: unknown, sink: RecordingSink = new RecordingSink()): RecordingSink {
  endpoint.receive(HEAD, typeof message === "string" ? message : JSON.stringify(message), sink);
  return sink;
}

async function answerTo(handle: MethodHandler["handle"], options: Partial<EndpointOptions> = {}) {
  const endpoint = new Endpoint({ methods: { m: { handle } }, ...options });
  const sink = receive(endpoint, { jsonrpc: "2.0", id: 1, method: "m", params: { a: 1 } });
  await endpoint.idle();
  return { ...JSON.parse(sink.text), sink };
}

describe("an endpoint", () => {
  it("messages.requests: calls a handler as a method, with the parameters and the exchange", async () => {
    class Greeter implements MethodHandler {
      readonly #greeting = "hello";
      handle(params: unknown, exchange: { readonly id: unknown; readonly body: string }): unknown {
        return [this.#greeting, params, exchange.id, JSON.parse(exchange.body).method];
      }
    }
    const endpoint = new Endpoint({ methods: { greet: new Greeter() } });
    const sink = receive(endpoint, { jsonrpc: "2.0", id: "g", method: "greet", params: [1] });
    await endpoint.idle();
    expect(sink.messages).toEqual([{ jsonrpc: "2.0", id: "g", result: ["hello", [1], "g", "greet"] }]);
  });

  it.each<readonly [string, MethodHandler["handle"], unknown]>([
    ["nothing", () => undefined, null],
    ["a promise", async () => "later", "later"],
  ])("a handler may return %s", async (_what, handle, result) => {
    const answer = await answerTo(handle);
    expect(answer.result).toEqual(result);
    expect(answer.error).toBeUndefined();
  });

  it("a handler may return JSON that is written already", async () => {
    const { sink } = await answerTo(() => new RawJson('{"big":12345678901234567890}'));
    expect(sink.text).toBe('{"jsonrpc":"2.0","id":1,"result":{"big":12345678901234567890}}');
  });

  it.each<readonly [string, MethodHandler["handle"], object]>([
    [
      "one of ours",
      () => {
        throw new ComponentError("No.", { data: { a: 1 } });
      },
      { code: -32100, message: "No.", data: { a: 1 } },
    ],
    [
      "an error",
      () => Promise.reject(new TypeError("bad")),
      { code: -32603, message: "Internal error: bad", data: {} },
    ],
    ["text", () => Promise.reject("text"), { code: -32603, message: "Internal error: text", data: {} }],
    ["undefined", () => Promise.reject(undefined), { code: -32603, message: expect.stringMatching(/./), data: {} }],
    ["null", () => Promise.reject(null), { code: -32603, message: expect.stringMatching(/./), data: {} }],
  ])(
    "errors.message-and-data: a handler that throws %s gets an error answer with a message and data",
    async (_what, handle, error) => {
      const answer = await answerTo(handle);
      expect(answer.error).toEqual(error);
    },
  );

  it("is idle when the last exchange has ended, and not before", async () => {
    const gates = [createDeferred<void>(), createDeferred<void>()];
    const handle = (params: unknown) => gates[params as number]?.promise;
    const endpoint = new Endpoint({ methods: { m: { handle } } });
    await endpoint.idle();
    for (const params of [0, 1]) receive(endpoint, { jsonrpc: "2.0", id: params, method: "m", params });
    const idle = vi.fn();
    const both = Promise.all([endpoint.idle().then(idle), endpoint.idle().then(idle)]);
    expect(endpoint.active).toBe(2);
    gates[0]?.resolve();
    await vi.waitFor(() => expect(endpoint.active).toBe(1));
    expect(idle).not.toHaveBeenCalled();
    gates[1]?.resolve();
    await both;
    expect(endpoint.active).toBe(0);
  });

  it("a response that cannot be written is logged as a defect, and its exchange still ends", async () => {
    class Broken extends RecordingSink {
      override send(): void {
        throw new Error("defect of a sink");
      }
    }
    const errors: string[] = [];
    const logger = { debug() {}, warn() {}, error: (message: string) => void errors.push(message) };
    const endpoint = new Endpoint({ methods: { m: { handle: () => 1 } }, logger });
    receive(endpoint, { jsonrpc: "2.0", id: 1, method: "m" }, new Broken());
    await endpoint.idle();
    expect([endpoint.active, errors]).toEqual([0, ["Could not answer a request."]]);
  });

  it("wire.md#how-a-response-is-read: a refusal has the id from the beginning of the body, or null", () => {
    const endpoint = new Endpoint({ methods: {} });
    const refusal = { status: 413, code: -32600, message: "Too large.", headers: { "x-why": "size" } };
    const [found, none] = ['{"jsonrpc":"2.0","id":"r-1","method":"m","params":{', "xxxx"].map((start) => {
      const sink = new RecordingSink();
      endpoint.refuse(refusal, start, sink);
      return sink;
    });
    expect([found?.status, found?.headers]).toEqual([413, { "content-type": "application/json", "x-why": "size" }]);
    const error = { code: -32600, message: "Too large.", data: { status: 413 } };
    expect(found?.messages).toEqual([{ jsonrpc: "2.0", id: "r-1", error }]);
    expect(none?.messages).toEqual([{ jsonrpc: "2.0", id: null, error }]);
  });

  it("passes the head of a notification to its handler", () => {
    const onNotification = vi.fn();
    const endpoint = new Endpoint({ methods: {}, onNotification });
    const sink = receive(endpoint, { jsonrpc: "2.0", method: "initialized", params: { a: 1 } });
    expect(onNotification.mock.calls).toEqual([["initialized", { a: 1 }, HEAD]]);
    expect([sink.status, sink.text]).toEqual([202, ""]);
  });
});

it("an endpoint logs little of what anybody may send: 20 lines of a kind, with short texts", () => {
  const lines: unknown[] = [];
  const log = (message: string, fields?: object): void => void lines.push([message, fields]);
  const endpoint = new Endpoint({ methods: {}, logger: { debug: log, warn: log, error: log } });
  for (let n = 0; n < 100; n++) receive(endpoint, { jsonrpc: "2.0", id: `${n}${"i".repeat(100_000)}`, result: 1 });
  expect(lines).toHaveLength(20);
  expect(JSON.stringify(lines).length).toBeLessThan(40_000);
});
