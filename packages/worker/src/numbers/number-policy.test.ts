import { CallbackError, InvalidInputError } from "@stepflow/protocol";
import { describe, expect, it, vi } from "vitest";
import { silentLogger } from "../log/logger.ts";
import type { BigNumbers } from "./big-numbers.ts";
import { NumberPolicy } from "./number-policy.ts";

const BIG = "9007199254740993";
const INPUT = `{"ids":[1,${BIG}],"name":"é"}`;

function requestText(input: string): string {
  return `{"jsonrpc":"2.0","id":"1","method":"components/execute","params":{"component":"/x","input":${input},"attempt":1}}`;
}

function createPolicy(mode: BigNumbers) {
  const logger = { ...silentLogger, warn: vi.fn() };
  return { policy: new NumberPolicy(mode, logger), warn: logger.warn };
}

function failureOf(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}

const inspect = (policy: NumberPolicy, input: string, component = "/x") =>
  policy.inspect(requestText(input), component, JSON.parse(input));

describe.each<BigNumbers>(["warn", "error", "bigint"])('NumberPolicy "%s", with numbers that are exact', (mode) => {
  it("does not change an input", () => {
    const { policy, warn } = createPolicy(mode);
    const input = { n: 9_007_199_254_740_991, text: "no number here" };
    expect(policy.inspect(requestText(JSON.stringify(input)), "/x", input)).toBe(input);
    expect(warn).not.toHaveBeenCalled();
  });

  it("ignores digits in strings", () => {
    const { policy, warn } = createPolicy(mode);
    const input = `{"text":"12345678901234567890 [${BIG}]"}`;
    expect(inspect(policy, input)).toEqual(JSON.parse(input));
    expect(warn).not.toHaveBeenCalled();
  });

  it("reads and writes as JSON does", () => {
    const { policy } = createPolicy(mode);
    expect(policy.read('{"a":[1,2.5,null]}')).toEqual({ a: [1, 2.5, null] });
    expect(policy.write({ a: [1, 2.5, null] })).toBe('{"a":[1,2.5,null]}');
    const parsed = { itself: true };
    expect(policy.readResult("runs/get", '{"result":{"itself":true}}', parsed)).toBe(parsed);
  });
});

describe('NumberPolicy "warn"', () => {
  it("passes on big integers as they were read, and logs their places", () => {
    const { policy, warn } = createPolicy("warn");
    expect(inspect(policy, INPUT)).toEqual(JSON.parse(INPUT));
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining("the input of /x"), { pointers: ["/ids/1"] });
  });

  it("warns once for each component, not for every item of a flow", () => {
    const { policy, warn } = createPolicy("warn");
    for (const component of ["/x", "/x", "/y", "/x"]) inspect(policy, INPUT, component);
    expect(warn).toHaveBeenCalledTimes(2);
  });

  it("does not search a text again once the warning is logged", () => {
    const { policy } = createPolicy("warn");
    inspect(policy, INPUT);
    const input = new Proxy({}, { get: () => expect.unreachable("The input is searched again.") });
    expect(policy.inspect(requestText(INPUT), "/x", input)).toBe(input);
  });

  it("stops warning after 1,000 components, because paths with parameters are unlimited", () => {
    const { policy, warn } = createPolicy("warn");
    for (let index = 0; index < 1_100; index++) inspect(policy, INPUT, `/user/${index}`);
    expect(warn).toHaveBeenCalledTimes(1_000);
  });

  it("checks only the input", () => {
    const { policy, warn } = createPolicy("warn");
    const text = requestText("{}").replace('"attempt":1', `"attempt":1,"inputs":${BIG},"observability":{"n":${BIG}}`);
    expect(policy.inspect(text, "/x", {})).toEqual({});
    expect(warn).not.toHaveBeenCalled();
  });

  it("warns of blobs and of answers of the runtime", () => {
    const { policy, warn } = createPolicy("warn");
    policy.read(INPUT);
    policy.readResult("runs/get", `{"result":${INPUT}}`, JSON.parse(INPUT));
    expect(warn.mock.calls.map(([message]) => message)).toEqual([
      expect.stringContaining("in a blob were rounded"),
      expect.stringContaining("in the result of runs/get were rounded"),
    ]);
  });
});

describe('NumberPolicy "error"', () => {
  it("refuses an input with pointers to the numbers that would be rounded", () => {
    const { policy } = createPolicy("error");
    const failure = failureOf(() => inspect(policy, INPUT));
    expect(failure).toBeInstanceOf(InvalidInputError);
    expect(failure).toMatchObject({
      issues: [{ pointer: "/ids/1", message: "is an integer beyond 2^53, which would be rounded" }],
    });
  });

  it("points at an input that is such a number itself", () => {
    expect(failureOf(() => inspect(createPolicy("error").policy, BIG))).toMatchObject({ issues: [{ pointer: "" }] });
  });

  it("refuses blobs and answers of the runtime", () => {
    const { policy } = createPolicy("error");
    expect(failureOf(() => policy.read(INPUT))).toBeInstanceOf(CallbackError);
    const answer = () => policy.readResult("runs/get", `{"result":${INPUT}}`, JSON.parse(INPUT));
    expect(answer).toThrow("Integers beyond 2^53 in the result of runs/get would be rounded.");
  });

  it("names at most 20 places", () => {
    const { policy } = createPolicy("error");
    const text = `[${`${BIG},`.repeat(10_000)}1]`;
    expect((failureOf(() => inspect(policy, text)) as InvalidInputError).issues).toHaveLength(20);
    expect(failureOf(() => policy.read(text))).toMatchObject({ data: { pointers: { length: 20 } } });
  });
});

describe('NumberPolicy "bigint"', () => {
  const exact = { ids: [1, 9_007_199_254_740_993n], name: "é" };

  it("passes inputs, blobs and answers with all their digits", () => {
    const { policy } = createPolicy("bigint");
    expect(inspect(policy, INPUT)).toEqual(exact);
    expect(policy.read(INPUT)).toEqual(exact);
    expect(policy.readResult("runs/get", `{"id":"1","result":${INPUT}}`, JSON.parse(INPUT))).toEqual(exact);
  });

  it("writes them with all their digits", () => {
    expect(createPolicy("bigint").policy.write(exact)).toBe(INPUT);
  });
});
