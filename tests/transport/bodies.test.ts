import { describe, expect, it } from "vitest";
import { toWellFormed } from "../support/data/well-formed.ts";
import { ENDPOINT_SERVERS } from "../support/wire/endpoint-servers.ts";
import { parse, post } from "../support/wire/http-request.ts";
import { pair } from "../support/wire/pairing.ts";

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from(part))));

const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
const echo = (id: string, params = "null") => `{"jsonrpc":"2.0","id":${id},"method":"echo","params":${params}}`;

type Case = readonly [what: string, body: string | Uint8Array, id: unknown, code: number, message: RegExp];

const MALFORMED: readonly Case[] = [
  ["an empty body", "", null, -32700, /^Body is not JSON/],
  ["text", "hello", null, -32700, /^Body is not JSON/],
  [
    "a message that is cut off",
    '{"jsonrpc":"2.0","id":"t-1","method":"echo","params":{"a":',
    "t-1",
    -32700,
    /^Body is not JSON/,
  ],
  ["an id that is cut off", '{"jsonrpc":"2.0","id":12', null, -32700, /^Body is not JSON/],
  ["two messages", `${echo("1")}${echo("2")}`, 1, -32700, /^Body is not JSON/],
  ["a number", "42", null, -32600, /expected an object/],
  ["null", "null", null, -32600, /expected an object/],
  ["a string", '"initialize"', null, -32600, /expected an object/],
  ["an empty batch", "[]", null, -32600, /^Batches are not supported/],
  ["a batch", `[${echo("1")},${echo("2")}]`, null, -32600, /^Batches are not supported/],
  ["an empty object", "{}", null, -32600, /"jsonrpc" must be "2.0"/],
  ["another version", '{"jsonrpc":"1.0","id":3,"method":"echo"}', 3, -32600, /"jsonrpc" must be "2.0"/],
  ["no version", '{"id":3,"method":"echo"}', 3, -32600, /"jsonrpc" must be "2.0"/],
  ["a method that is not a string", '{"jsonrpc":"2.0","id":3,"method":7}', 3, -32600, /"method" must be a string/],
  ["a null id", '{"jsonrpc":"2.0","id":null,"method":"echo"}', null, -32600, /"id" must be a string/],
  ["a fraction as id", echo("1.5"), null, -32600, /"id" must be a string or a safe integer/],
  ["an id beyond 2^53", echo("9007199254740993"), null, -32600, /safe integer/],
  ["an object as id", echo("{}"), null, -32600, /"id" must be a string/],
  ["a boolean as id", echo("true"), null, -32600, /"id" must be a string/],
  [
    "neither a method nor a result",
    '{"jsonrpc":"2.0","id":"n"}',
    "n",
    -32600,
    /neither "method" nor "result" nor "error"/,
  ],
  ["nesting of 10,000", echo('"deep"', nested(10_000)), "deep", -32600, /nests deeper than 200 levels/],
  ["unclosed nesting", `{"jsonrpc":"2.0","id":"deep","x":${"[".repeat(10_000)}`, "deep", -32600, /nests deeper/],
  [
    "invalid UTF-8",
    bytes('{"jsonrpc":"2.0","id":"u","method":"echo","params":"', [0xc3, 0x28], '"}'),
    "u",
    -32700,
    /^Body is not UTF-8/,
  ],
  ["UTF-16", Buffer.from(echo('"w"'), "utf16le"), null, -32700, /^Body is not (JSON|UTF-8)/],
  [
    "a cut character",
    bytes('{"jsonrpc":"2.0","id":"é","method":"', [0xf0, 0x9f, 0x98]),
    "é",
    -32700,
    /^Body is not UTF-8/,
  ],
];

describe.each(ENDPOINT_SERVERS)("bodies over $name", (server) => {
  it.each(MALFORMED)("answers %s with an error", async (_what, body, id, code, message) => {
    const { served, endpoint } = await pair(server);
    const answer = await post(served, body);
    expect(answer.status).toBe(400);
    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(parse(answer)).toMatchObject({
      jsonrpc: "2.0",
      id,
      error: { code, message: expect.stringMatching(message) },
    });
    expect(endpoint.active).toBe(0);
  });

  it("batches and the 201st level of nesting are refused, the 200th is not", async () => {
    const { served } = await pair(server, { methods: { echo: { handle: () => "called" } } });
    // The message itself is a level.
    expect(parse(await post(served, echo("1", nested(199)))).result).toBe("called");
    for (const body of [echo("1", nested(200)), `[${echo("1")}]`, `[[${echo("1")}]]`, ` \n[${echo("1")}]`]) {
      const answer = await post(served, body);
      expect([answer.status, parse(answer).result]).toEqual([400, undefined]);
    }
  });

  it("correlation.any-order: responds with the id of the request, whatever its type", async () => {
    const { served } = await pair(server, { methods: { echo: { handle: (params) => params } } });
    const ids = ['"req-123"', '""', "0", "-0", "-7", "9007199254740991", '"ü😀\\n\\""', '"__proto__"', '"1"', "1"];
    for (const id of ids) {
      const answer = await post(served, echo(id, id));
      expect(answer.status).toBe(200);
      expect(parse(answer).id).toEqual(JSON.parse(id) === 0 ? 0 : JSON.parse(id));
    }
  });

  it("messages.validation: an unknown method is -32601 with the hint of the endpoint, under HTTP 200", async () => {
    const { served } = await pair(server, {
      hintFor: (method) => (method === "component_execute" ? "Did you mean components/execute?" : undefined),
    });
    const hinted = await post(served, { jsonrpc: "2.0", id: 1, method: "component_execute", params: {} });
    expect(hinted.status).toBe(200);
    expect(parse(hinted)).toEqual({
      jsonrpc: "2.0",
      id: 1,
      error: {
        code: -32601,
        message: "Method not found: component_execute",
        data: { method: "component_execute", hint: "Did you mean components/execute?" },
      },
    });
    const unheard = await post(served, { jsonrpc: "2.0", id: 2, method: "blobs/put", params: {} });
    expect(parse(unheard).error).toEqual({
      code: -32601,
      message: "Method not found: blobs/put",
      data: { method: "blobs/put" },
    });
  });

  it.each(["constructor", "__proto__", "toString", "hasOwnProperty", "", "Components/Execute"])(
    "the method %j is not looked up in the prototype",
    async (method) => {
      const { served } = await pair(server);
      const answer = await post(served, { jsonrpc: "2.0", id: 1, method, params: {} });
      expect(parse(answer)).toEqual({
        jsonrpc: "2.0",
        id: 1,
        error: { code: -32601, message: `Method not found: ${method}`, data: { method } },
      });
    },
  );

  it("keys named __proto__ are data: they change no object, and no message", async () => {
    const seen: unknown[] = [];
    const { served } = await pair(server, {
      methods: {
        echo: {
          handle: (params) => {
            seen.push(params);
            return params;
          },
        },
      },
    });
    const hostile = '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}';
    const answer = await post(served, echo('"p"', hostile));
    expect(answer.body).toBe(`{"jsonrpc":"2.0","id":"p","result":${hostile}}`);
    expect(Object.getPrototypeOf(seen[0])).toBe(Object.prototype);
    expect("polluted" in {}).toBe(false);
    const smuggled = await post(served, `{"__proto__":${echo("1")}}`);
    expect(smuggled.status).toBe(400);
    const repeated = await post(served, '{"jsonrpc":"2.0","id":"a","id":"b","method":"echo","params":1}');
    expect(parse(repeated)).toEqual({ jsonrpc: "2.0", id: "b", result: 1 });
  });

  it("a byte order mark, white space and extra members are accepted", async () => {
    const { served } = await pair(server, {
      methods: { echo: { handle: (params, exchange) => [params, exchange.body.charCodeAt(0)] } },
    });
    const brace = "{".charCodeAt(0);
    expect(parse(await post(served, `\uFEFF${echo("1", '"a"')}`)).result).toEqual(["a", brace]);
    const padded = '\n { "trace" : null, "jsonrpc" : "2.0" , "id" : 2, "method" : "echo", "params" : "b" }\r\n';
    expect(parse(await post(served, padded)).result).toEqual(["b", "\n".charCodeAt(0)]);
  });

  it("wire.md#how-a-response-is-read: texts without a UTF-8 form are sent well-formed, others unchanged", async () => {
    const { served } = await pair(server, { methods: { echo: { handle: (params) => params } } });
    const texts = ["\\ud83d", "\\udc00x", "a\\ud83d\\ude00", "\uFFFD", "\\\\ud83d", "\\u0000\\u2028", "😀"];
    const answer = await post(served, echo('"s"', JSON.stringify(texts).replaceAll("\\\\", "\\")));
    const sent = texts.map((text) => toWellFormed(JSON.parse(`"${text}"`)));
    expect(parse(answer).result).toEqual(sent);
  });

  it("10,000 levels of output, cycles and big integers become an error, not a crash", async () => {
    const cyclic: unknown[] = [];
    cyclic.push(cyclic);
    const outputs: unknown[] = [cyclic, { n: 1n }];
    const { served } = await pair(server, { methods: { take: { handle: () => outputs.shift() } } });
    for (const reason of [/circular/, /BigInt/]) {
      const answer = await post(served, { jsonrpc: "2.0", id: 5, method: "take" });
      expect(parse(answer)).toMatchObject({
        id: 5,
        error: { code: -32603, message: expect.stringMatching(reason), data: {} },
      });
    }
  });
});
