import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { body } from "../../../../tests/support/data/generated-bodies.ts";
import { type ParsedMessage, parseMessage } from "./parse-message.ts";
import { isRequestId } from "./rpc-message.ts";

const parse = (message: unknown): ParsedMessage => parseMessage(JSON.stringify(message));

/** Checks the invariants of a parsed message. */
function complaintAbout(message: ParsedMessage): string | undefined {
  if (message.kind === "notification") return typeof message.method === "string" ? undefined : "method";
  if (message.kind === "request") {
    return isRequestId(message.id) && typeof message.method === "string" ? undefined : "id or method";
  }
  if (message.id !== null && !isRequestId(message.id)) return "id";
  if (message.kind === "response") return "result" in message === (message.error === undefined) ? undefined : "result";
  const { code, message: text } = message.error;
  return [-32700, -32600].includes(code) && text !== "" ? undefined : "error";
}

describe("parseMessage", () => {
  it.each<readonly [object, ParsedMessage]>([
    [
      { id: "r", method: "m", params: { a: 1 } },
      { kind: "request", id: "r", method: "m", params: { a: 1 } },
    ],
    [
      { id: 0, method: "" },
      { kind: "request", id: 0, method: "", params: undefined },
    ],
    [
      { id: "", method: "m", params: null },
      { kind: "request", id: "", method: "m", params: null },
    ],
    [
      { id: -1, method: "m", result: 1, error: {} },
      { kind: "request", id: -1, method: "m", params: undefined },
    ],
    [
      { method: "initialized", params: {} },
      { kind: "notification", method: "initialized", params: {} },
    ],
    [
      { id: "a", result: { b: 1 } },
      { kind: "response", id: "a", result: { b: 1 } },
    ],
    [
      { id: "a", result: null },
      { kind: "response", id: "a", result: null },
    ],
    [
      { id: "a", result: 1, error: null },
      { kind: "response", id: "a", result: 1 },
    ],
    [
      { id: null, result: 1 },
      { kind: "response", id: null, result: 1 },
    ],
    [
      { id: 1.5, result: 1 },
      { kind: "response", id: null, result: 1 },
    ],
    [{ result: 1 }, { kind: "response", id: null, result: 1 }],
  ])("reads %j", (message, parsed) => {
    expect(parse({ jsonrpc: "2.0", ...message })).toEqual(parsed);
  });

  it.each<readonly [unknown, object]>([
    [
      { code: -5, message: "m", data: { a: 1 } },
      { code: -5, message: "m", data: { a: 1 } },
    ],
    [
      { code: -5, message: "m", data: null },
      { code: -5, message: "m" },
    ],
    [
      { code: 1.5, message: 7 },
      { code: -32603, message: "The peer sent an error without a message." },
    ],
    [{}, { code: -32603, message: "The peer sent an error without a message." }],
  ])(
    "wire.md#how-a-response-is-read, wire.md#callbacks: takes the error %j of a peer that is careless",
    (error, read) => {
      expect(parse({ jsonrpc: "2.0", id: "a", error })).toEqual({ kind: "response", id: "a", error: read });
      expect(parse({ jsonrpc: "2.0", id: "a", result: null, error })).toEqual({
        kind: "response",
        id: "a",
        error: read,
      });
    },
  );

  it.each<readonly [string, unknown, number, RegExp]>([
    ["", null, -32700, /^Body is not JSON: /],
    ["{", null, -32700, /^Body is not JSON: /],
    ['{"jsonrpc":"2.0","id":"x","method":"m"', "x", -32700, /^Body is not JSON: /],
    ["[]", null, -32600, /^Batches are not supported: send one JSON-RPC message per request\.$/],
    ['[{"jsonrpc":"2.0","id":1,"method":"m"}]', null, -32600, /^Batches/],
    ["7", null, -32600, /^Body is not a JSON-RPC message: expected an object\.$/],
    ["null", null, -32600, /expected an object/],
    ['{"id":1,"method":"m"}', 1, -32600, /^Member "jsonrpc" must be "2\.0"\.$/],
    ['{"jsonrpc":2,"id":1,"method":"m"}', 1, -32600, /^Member "jsonrpc"/],
    ['{"jsonrpc":"2.0","id":1,"method":null}', 1, -32600, /^Member "method" must be a string\.$/],
    ['{"jsonrpc":"2.0","id":null,"method":"m"}', null, -32600, /^Member "id" must be a string or a safe integer\.$/],
    ['{"jsonrpc":"2.0","id":9007199254740992,"method":"m"}', null, -32600, /^Member "id"/],
    ['{"jsonrpc":"2.0","id":1e400,"method":"m"}', null, -32600, /^Member "id"/],
    ['{"jsonrpc":"2.0","id":1}', 1, -32600, /^Message has neither "method" nor "result" nor "error"\.$/],
    ['{"jsonrpc":"2.0","id":1,"error":"bad"}', 1, -32600, /neither/],
    ['{"__proto__":{"jsonrpc":"2.0","id":1,"method":"m"}}', null, -32600, /"jsonrpc"/],
  ])("refuses %s", (text, id, code, message) => {
    expect(parseMessage(text)).toEqual({
      kind: "malformed",
      id,
      error: { code, message: expect.stringMatching(message) },
    });
  });

  it("reads 200 levels and refuses 201; brackets in strings do not count", () => {
    const at = (depth: number) =>
      `{"jsonrpc":"2.0","id":"d","method":"m","params":${"[".repeat(depth - 1)}"[{"${"]".repeat(depth - 1)}}`;
    expect(parseMessage(at(200)).kind).toBe("request");
    expect(parseMessage(at(201))).toEqual({
      kind: "malformed",
      id: "d",
      error: { code: -32600, message: "Message nests deeper than 200 levels." },
    });
    expect(parseMessage(at(100_000)).kind).toBe("malformed");
    expect(parse({ jsonrpc: "2.0", id: "d", method: "m", params: "[".repeat(1_000) }).kind).toBe("request");
  });

  it("never throws, and classifies every text", () => {
    fc.assert(
      fc.property(body, (text) => {
        expect(complaintAbout(parseMessage(text))).toBeUndefined();
      }),
      { numRuns: 5_000 },
    );
  });

  it("returns parameters as JSON.parse does, whatever their keys", () => {
    const key = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("__proto__", "constructor", "id", "method"));
    fc.assert(
      fc.property(
        fc.oneof(fc.uuid(), fc.maxSafeInteger()),
        fc.string(),
        fc.dictionary(key, fc.jsonValue()),
        (id, method, params) => {
          const text = JSON.stringify({ jsonrpc: "2.0", id, method, params });
          const read = parseMessage(text);
          expect(read).toMatchObject({ kind: "request", id: JSON.parse(JSON.stringify(id)), method });
          expect(JSON.stringify((read as { params: unknown }).params)).toBe(JSON.stringify(params));
        },
      ),
    );
  });
});
