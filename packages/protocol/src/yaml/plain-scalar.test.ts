import { describe, expect, it } from "vitest";
import { readPlainScalar } from "./plain-scalar.ts";

// The values were read by `/builtin/load_file` of a real 0.11.1; `tests/runtimes/yaml.test.ts` compares more of them.
describe("an unquoted scalar", () => {
  it.each(["", "~", "null", "Null", "NULL"])("%j is null", (text) => {
    expect(readPlainScalar(text)).toBeNull();
  });

  it.each([
    ["true", true],
    ["True", true],
    ["FALSE", false],
    ["0", 0n],
    ["+12", 12n],
    ["-7", -7n],
    ["0x1F", 31n],
    ["-0xff", -255n],
    ["+0xFF", 255n],
    ["0o17", 15n],
    ["-0o17", -15n],
    ["0b1010", 10n],
    ["-0b1", -1n],
    ["18446744073709551615", 2n ** 64n - 1n],
    ["-9223372036854775808", -(2n ** 63n)],
    ["1.", 1],
    ["+.5", 0.5],
    ["1E+5", 100_000],
    ["01.5", 1.5],
    ["007e1", 70],
    ["1e-400", 0],
    ["340282366920938463463374607431768211456", 2 ** 128],
    [".inf", Number.POSITIVE_INFINITY],
    ["-.INF", Number.NEGATIVE_INFINITY],
    [".NaN", Number.NaN],
  ])("%s is a value", (text, value) => {
    expect(readPlainScalar(text)).toBe(value);
  });

  it.each([
    "007",
    "01234",
    "-007",
    "+00",
    "nUll",
    "yes",
    "No",
    "1_000",
    "12:30",
    "2001-12-14",
    "++1",
    "+-1",
    "0x",
    "0x-1",
    "0X7",
    "0b12",
    "0o8",
    "1e400",
    ".",
    "inf",
    "infinity",
    "nan",
    "<<",
    "0x1ffffffffffffffffffffffffffffffffff",
  ])("%s is a text", (text) => {
    expect(readPlainScalar(text)).toBe(text);
  });

  it.each(["18446744073709551616", "-9223372036854775809", "0x1ffffffffffffffff"])("%s is refused", (text) => {
    expect(() => readPlainScalar(text)).toThrow(`${text} has more than 64 bits`);
  });
});
