import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recoverRequestId } from "./recover-request-id.ts";

const HOSTILE: Readonly<Record<string, string>> = {
  quotes: '"'.repeat(50_000),
  braces: "{".repeat(50_000),
  "an unfinished string": `{"${"a".repeat(50_000)}`,
  "backslashes in a string": `{"${"\\".repeat(50_001)}`,
  "keys that are no ids": `{${'"id" '.repeat(10_000)}`,
  "white space after the key": `{"id"${" ".repeat(50_000)}`,
  "white space after the colon": `{"id":${" ".repeat(50_000)}x`,
  "white space before": `${" ".repeat(50_000)}x`,
  "ids without a colon": `{${'"id'.repeat(10_000)}`,
  digits: `{"id":${"1".repeat(50_000)}`,
  "strings and commas": `{${'"a":"b",'.repeat(10_000)}`,
};

describe("recoverRequestId", () => {
  it.each<readonly [string, string | number]>([
    ['{"jsonrpc":"2.0","id":"a-1","method":', "a-1"],
    ['{"id":7,', 7],
    ['{"id":-7}', -7],
    ['{"id":0 ', 0],
    [' \n{ "jsonrpc" : "2.0" , "id" : "b" , "par', "b"],
    ['{"method":"x\\"id\\":5","id":"c"', "c"],
    ['{"method":"id","id":"d"', "d"],
    ['{"id":"\\u00e9\\n\\"","x":{', 'é\n"'],
    ['{"a":1,"b":true,"c":null,"id":12}', 12],
    ['{"id":999999999999999,', 999_999_999_999_999],
  ])("finds the id in %s", (text, id) => {
    expect(recoverRequestId(text)).toBe(id);
  });

  it.each([
    "",
    "{}",
    "[]",
    '"id":1',
    '[{"id":1}]',
    '{"params":{"id":"nested"},"id":"after"}',
    '{"params":[1],"id":2}',
    '{"idx":1}',
    '{"id":null}',
    '{"id":1.5}',
    '{"id":1e3}',
    '{"id":12',
    '{"id":9007199254740993}',
    '{"id":"torn',
    '{"id":"bad \\x escape"}',
    '{"id":{"id":1}}',
    `{"pad":"${"x".repeat(5_000)}","id":1}`,
  ])("finds none in %s", (text) => {
    expect(recoverRequestId(text)).toBeNull();
  });

  it("finds the right id or none, wherever a message is cut", () => {
    const id = fc.oneof(fc.uuid(), fc.integer(), fc.string({ unit: "binary", maxLength: 20 }));
    const member = fc.oneof(
      fc.string({ unit: "binary", maxLength: 20 }),
      fc.constantFrom('"id":1', "id", '\\"id\\":2'),
    );
    fc.assert(
      fc.property(id, member, fc.jsonValue(), fc.nat(), (wanted, method, params, at) => {
        const head = JSON.stringify({ jsonrpc: "2.0", method, id: wanted }).slice(0, -1);
        const text = `${head},"params":${JSON.stringify(params)}}`;
        const found = recoverRequestId(text.slice(0, at % (text.length + 1)));
        expect([wanted, null]).toContain(found);
        expect(recoverRequestId(text.slice(0, head.length + 1 + (at % 20)))).toBe(wanted);
      }),
      { numRuns: 2_000 },
    );
  });

  it("never throws, whatever the text", () => {
    const text = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: fc.constantFrom(...'{}[]":,\\id 1-') }));
    fc.assert(
      fc.property(text, (any) => {
        const found = recoverRequestId(`{${any}`);
        expect(found === null || typeof found === "string" || Number.isSafeInteger(found)).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });

  it.each(Object.entries(HOSTILE))("ends quickly with long hostile text: %s", (_what, text) => {
    for (let round = 0; round < 20; round++) expect(recoverRequestId(text)).toBeNull();
  });
});
