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

const inspect = (policy: NumberPolicy, input: string, component = "/x") =>
  policy.inspect(requestText(input), component, JSON.parse(input));

describe.each<BigNumbers>(["warn", "error", "bigint"])('NumberPolicy "%s", with numbers that are exact', (mode) => {
  it("does not change an input", () => {
    const { policy, warn } = createPolicy(mode);
    expect(inspect(policy, '{"n":9007199254740991,"text":"no number here"}')).toBeUndefined();
    expect(warn).not.toHaveBeenCalled();
  });

  it("ignores digits in strings", async () => {
    const { policy, warn } = createPolicy(mode);
    const input = `{"text":"12345678901234567890 [${BIG}]"}`;
    expect((await inspect(policy, input)) ?? JSON.parse(input)).toEqual(JSON.parse(input));
    expect(warn).not.toHaveBeenCalled();
  });

  it("reads and writes as JSON does", async () => {
    const { policy } = createPolicy(mode);
    expect(await policy.read('{"a":[1,2.5,null]}')).toEqual({ a: [1, 2.5, null] });
    expect(policy.write({ a: [1, 2.5, null] })).toBe('{"a":[1,2.5,null]}');
    const parsed = { itself: true };
    expect(await policy.readResult("runs/get", '{"result":{"itself":true}}', parsed)).toBe(parsed);
  });
});

describe('NumberPolicy "warn"', () => {
  it("passes big integers on as they were read, and logs their places", async () => {
    const { policy, warn } = createPolicy("warn");
    expect(await inspect(policy, INPUT)).toEqual(JSON.parse(INPUT));
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining("the input of /x"), { pointers: ["/ids/1"] });
  });

  it("warns once for each component, not for every item of a flow", async () => {
    const { policy, warn } = createPolicy("warn");
    for (const component of ["/x", "/x", "/y", "/x"]) await inspect(policy, INPUT, component);
    expect(warn).toHaveBeenCalledTimes(2);
  });

  it("stops warning after 1,000 components, because paths with parameters are unlimited", async () => {
    const { policy, warn } = createPolicy("warn");
    for (let index = 0; index < 1_100; index++) await inspect(policy, INPUT, `/user/${index}`);
    expect(warn).toHaveBeenCalledTimes(1_000);
  });

  it("looks at the input only", async () => {
    const { policy, warn } = createPolicy("warn");
    const text = requestText("{}").replace('"attempt":1', `"attempt":1,"inputs":${BIG},"observability":{"n":${BIG}}`);
    expect(await policy.inspect(text, "/x", {})).toEqual({});
    expect(warn).not.toHaveBeenCalled();
  });

  it("warns of blobs and of answers of the runtime", async () => {
    const { policy, warn } = createPolicy("warn");
    await policy.read(INPUT);
    await policy.readResult("runs/get", `{"result":${INPUT}}`, JSON.parse(INPUT));
    expect(warn.mock.calls.map(([message]) => message)).toEqual([
      expect.stringContaining("in a blob were rounded"),
      expect.stringContaining("in the result of runs/get were rounded"),
    ]);
  });
});

describe('NumberPolicy "error"', () => {
  it("refuses an input with the pointers of what would be rounded", async () => {
    const { policy } = createPolicy("error");
    const failure = inspect(policy, INPUT);
    await expect(failure).rejects.toThrow(InvalidInputError);
    await expect(failure).rejects.toMatchObject({
      issues: [{ pointer: "/ids/1", message: "is an integer beyond 2^53, which would be rounded" }],
    });
  });

  it("points at an input that is such a number itself", async () => {
    await expect(inspect(createPolicy("error").policy, BIG)).rejects.toMatchObject({ issues: [{ pointer: "" }] });
  });

  it("refuses blobs and answers of the runtime", async () => {
    const { policy } = createPolicy("error");
    await expect(policy.read(INPUT)).rejects.toThrow(CallbackError);
    const answer = policy.readResult("runs/get", `{"result":${INPUT}}`, JSON.parse(INPUT));
    await expect(answer).rejects.toThrow("Integers beyond 2^53 in the result of runs/get would be rounded.");
  });
});

describe('NumberPolicy "bigint"', () => {
  const exact = { ids: [1, 9_007_199_254_740_993n], name: "é" };

  it("hands inputs, blobs and answers over with their digits", async () => {
    const { policy } = createPolicy("bigint");
    expect(await inspect(policy, INPUT)).toEqual(exact);
    expect(await policy.read(INPUT)).toEqual(exact);
    expect(await policy.readResult("runs/get", `{"id":"1","result":${INPUT}}`, JSON.parse(INPUT))).toEqual(exact);
  });

  it("writes them with their digits", () => {
    expect(createPolicy("bigint").policy.write(exact)).toBe(INPUT);
  });
});
