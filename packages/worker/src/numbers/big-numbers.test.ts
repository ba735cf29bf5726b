import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { findBigNumbers, mayHoldBigNumbers, parseWithBigInts } from "./big-numbers.ts";
import { stringifyWithBigInts } from "./stringify-big-ints.ts";

/** JSON values in which some integers are bigints, as text and as value. */
const integer = fc.oneof(
  fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }),
  fc.bigInt({ min: 2n ** 53n - 5n, max: 2n ** 53n + 5n }),
  fc.bigInt({ min: -(2n ** 53n) - 5n, max: -(2n ** 53n) + 5n }),
  fc.bigInt({ min: 0n, max: 20n }),
);
const digitsInText = fc.oneof(
  fc.string(),
  integer.map((n) => `${n}`),
  integer.map((n) => `[${n}, ${n}] "\\${n}`),
);
const { value: valueWithBigInts } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    integer,
    fc.double({ noDefaultInfinity: true, noNaN: true }).filter((n) => !Number.isInteger(n)),
    digitsInText,
    fc.constantFrom(null, true, {}, []),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.oneof(digitsInText, fc.constant("a/b~c")), tie("value"), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

/** Converts small bigints to numbers, independently of the code under test. */
function withNumbers(value: unknown): unknown {
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  if (Array.isArray(value)) return value.map(withNumbers);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, withNumbers(child)]));
}

function at(value: unknown, pointer: string): unknown {
  const path = pointer.split("/").slice(1);
  return path.reduce<unknown>(
    (node, key) => (node as Record<string, unknown>)[key.replaceAll("~1", "/").replaceAll("~0", "~")],
    value,
  );
}

function countChanged(value: unknown): number {
  if (typeof value === "bigint") return String(Number(value)) === String(value) ? 0 : 1;
  if (typeof value !== "object" || value === null) return 0;
  return Object.values(value).reduce<number>((sum, child) => sum + countChanged(child), 0);
}

const find = (text: string, max = Number.POSITIVE_INFINITY) => findBigNumbers(text, { value: JSON.parse(text) }, max);

describe("mayHoldBigNumbers", () => {
  it.each([
    "9007199254740993",
    "-9007199254740993",
    '{"id":1152921504606846976}',
    "[1, 12345678901234567 ,2]",
    '{"a":\n99999999999999999999}',
    `${" ".repeat(31)}12345678901234567`,
  ])("finds the big integer in %j", (text) => expect(mayHoldBigNumbers(text)).toBe(true));

  it.each([
    "",
    "1",
    "900719925474099",
    "[9007199254740991,1700000000000000]",
    "0.30000000000000004",
    "1.2345678901234567e-7",
    "12345678901234567.5",
    "12345678901234567e3",
    '{"trace_id":"01a1ff8ff9bb77b1b84c12345678901234567d"}',
    '"12345678901234567890"',
  ])("finds no big integer in %j", (text) => expect(mayHoldBigNumbers(text)).toBe(false));

  it("finds a number of minimal length at every offset, right after another one", () => {
    for (let spaces = 0; spaces <= 32; spaces++) {
      for (const first of ["1", "12345", "1234567890123456"]) {
        expect(mayHoldBigNumbers(`${" ".repeat(spaces)}[${first},9007199254740993]`)).toBe(true);
      }
    }
  });

  it("never overlooks a number that would change, at any offset", () => {
    fc.assert(
      fc.property(valueWithBigInts, fc.nat({ max: 40 }), (value, spaces) => {
        const text = " ".repeat(spaces) + stringifyWithBigInts(value);
        if (countChanged(value) > 0) expect(mayHoldBigNumbers(text)).toBe(true);
      }),
    );
  });
});

describe("findBigNumbers", () => {
  it("points to integers that parsing and writing would change", () => {
    const text = '{"a":9007199254740993,"b":[1,{"c/d":-9007199254740993}],"x~":18446744073709551615,"e":2.5e300}';
    expect(find(text)).toEqual(["/a", "/b/1/c~1d", "/x~0"]);
  });

  it("includes integers that a double represents but JavaScript writes differently", () => {
    expect(JSON.stringify(2 ** 60)).toBe("1152921504606847000");
    expect(find("[1152921504606846976,9007199254740992,1152921504606847000]")).toEqual(["/0"]);
  });

  it("ignores decimals and exponents, which are doubles in the runtimes, too", () => {
    expect(find("[9007199254740993.0,12345678901234567890e2,0.1234567890123456789]")).toEqual([]);
  });

  it("finds all of them and nothing in strings and keys", () => {
    fc.assert(
      fc.property(valueWithBigInts, (value) => {
        const pointers = find(stringifyWithBigInts(value));
        for (const pointer of pointers) expect(countChanged(at(value, pointer))).toBe(1);
        expect(new Set(pointers).size).toBe(countChanged(value));
      }),
    );
  });

  it("treats duplicate and special keys as JSON.parse does", () => {
    expect(find('{"a":9007199254740993,"a":1,"b":1,"b":9007199254740993}')).toEqual(["/b"]);
    expect(find('{"__proto__":{"x":9007199254740993}}')).toEqual(["/__proto__/x"]);
    expect(find("9007199254740993")).toEqual([""]);
    expect(find('{"a":[9007199254740993],"a":[1],"b":{"c":9007199254740993},"b":2}')).toEqual([]);
    expect(find('{"a":9007199254740993,"a":9007199254740993}')).toEqual(["/a"]);
  });

  it("stops at the requested number of places", () => {
    const [text, held] = [`[${"9007199254740993,".repeat(1_000)}1]`, { value: [] as unknown[] }];
    held.value = JSON.parse(text) as unknown[];
    const read = vi.fn((index: PropertyKey) => Reflect.get(held.value, index) as unknown);
    const root = { value: new Proxy(held.value, { get: (_target, index) => read(index) }) };
    expect(findBigNumbers(text, root, 20)).toHaveLength(20);
    expect(read.mock.calls.length).toBeLessThan(100);
  });
});

describe("parseWithBigInts", () => {
  it("returns bigint beyond ±(2^53 - 1), number otherwise", () => {
    const text = "[9007199254740991,9007199254740992,-9007199254740991,-9007199254740992,1e300,0.5]";
    expect(parseWithBigInts(text)).toEqual([
      9007199254740991,
      9007199254740992n,
      -9007199254740991,
      -9007199254740992n,
      1e300,
      0.5,
    ]);
  });

  it("agrees with JSON.parse on values without big integers", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const padded = `[12345678901234567, ${text}]`;
        const [big, value] = parseWithBigInts(padded) as [unknown, unknown];
        expect(big).toBe(12345678901234567n);
        if (!mayHoldBigNumbers(text)) expect(value).toEqual(JSON.parse(text));
      }),
    );
  });

  it("reads back the output of stringifyWithBigInts", () => {
    fc.assert(
      fc.property(valueWithBigInts, (value) => {
        expect(parseWithBigInts(stringifyWithBigInts(value))).toEqual(withNumbers(value));
      }),
    );
  });

  it("keeps keys that plain assignment would lose, and the last of duplicate keys", () => {
    const value = parseWithBigInts('{"__proto__":{"x":12345678901234567},"a":1,"a":2,"isLosslessNumber":true}');
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.entries(value as object)).toEqual([
      ["__proto__", { x: 12345678901234567n }],
      ["a", 2],
      ["isLosslessNumber", true],
    ]);
  });

  it("does not spend seconds on a number of a million digits", () => {
    expect(parseWithBigInts(`[${"9".repeat(1_000_000)}]`)).toEqual([Number.POSITIVE_INFINITY]);
    expect(find(`[${"9".repeat(1_000_000)}]`)).toEqual(["/0"]);
  });
});

describe("stringifyWithBigInts", () => {
  it("copies only what contains a bigint, and does not change the value", () => {
    const plain = Object.freeze({ text: "1" });
    const value = Object.freeze({ plain, ids: Object.freeze([1n, plain]), when: new Date(0), ["__proto__"]: 2n });
    expect(stringifyWithBigInts(value)).toBe(
      '{"plain":{"text":"1"},"ids":[1,{"text":"1"}],"when":"1970-01-01T00:00:00.000Z","__proto__":2}',
    );
  });

  it("calls toJSON as JSON.stringify does", () => {
    const own = { n: 1n, toJSON: (key: string) => ({ key, n: 1n }) };
    const itself = {
      n: 1n,
      toJSON() {
        return this;
      },
    };
    expect(stringifyWithBigInts({ own, itself, toJSON: 3n })).toBe(
      '{"own":{"key":"own","n":1},"itself":{"n":1},"toJSON":3}',
    );
  });

  it("writes bigints as digits and everything else as JSON.stringify does", () => {
    expect(stringifyWithBigInts({ a: 2n ** 64n, b: [-1n, "1"], c: "1n" })).toBe(
      '{"a":18446744073709551616,"b":[-1,"1"],"c":"1n"}',
    );
    fc.assert(fc.property(fc.jsonValue(), (value) => stringifyWithBigInts(value) === JSON.stringify(value)));
    expect(stringifyWithBigInts(undefined)).toBe("null");
    expect(stringifyWithBigInts({ isLosslessNumber: true, value: "1" })).toBe('{"isLosslessNumber":true,"value":"1"}');
  });

  it("fails on a cycle as JSON.stringify does", () => {
    const loop: Record<string, unknown> = { n: 1n };
    loop["self"] = loop;
    expect(() => stringifyWithBigInts(loop)).toThrow("circular");
  });
});
