import { InvalidOutputError } from "@stepflow/protocol";
import { describe, expect, it } from "vitest";
import { silentLogger } from "../log/logger.ts";
import { NumberPolicy } from "../numbers/number-policy.ts";
import { Output } from "./output.ts";

describe("Output.write", () => {
  const numbers = (mode: "warn" | "bigint") => new NumberPolicy(mode, silentLogger);

  it("writes what JSON can hold", () => {
    expect(new Output({ a: [1, "é"] }, "/x", numbers("warn")).write()).toBe('{"a":[1,"é"]}');
  });

  it("names the component whose output JSON cannot hold, and the reason", () => {
    const write = () => new Output({ big: 1n }, "/x", numbers("warn")).write();
    expect(write).toThrow(InvalidOutputError);
    expect(write).toThrow(/^Output of component "\/x" is invalid: cannot be written as JSON: .*BigInt/);
  });

  it('writes bigint if the worker has bigNumbers: "bigint"', () => {
    expect(new Output({ big: 2n ** 64n }, "/x", numbers("bigint")).write()).toBe('{"big":18446744073709551616}');
  });
});
