import type { FlowResult } from "@stepflow/protocol";
import { describe, expect, it } from "vitest";
import { findDifferences } from "./differences.ts";
import { judge } from "./judge.ts";
import { readTestCases } from "./test-case.ts";

const failed = (code: number, message: string): FlowResult => ({
  outcome: "failed",
  error: { code, message, data: { x: 1 } },
});

describe("findDifferences", () => {
  it.each([
    [{ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 }, []],
    [{ "a/b": 1 }, {}, [{ pointer: "/a~1b", expected: 1, actual: undefined }]],
    [[1, 2], [1], [{ pointer: "/1", expected: 2, actual: undefined }]],
    [[], {}, [{ pointer: "", expected: [], actual: {} }]],
    [null, undefined, [{ pointer: "", expected: null, actual: undefined }]],
    [0, -0, []],
  ])("%j and %j", (expected, actual, differences) => {
    expect(findDifferences(expected, actual)).toEqual(differences);
  });
});

describe("judge", () => {
  const caseWith = (output: unknown) => readTestCases({ test: { cases: [{ name: "n", output }] } })[0] as never;
  const pointers = (output: unknown, result: FlowResult | undefined): string[] =>
    judge(caseWith(output), result, 0).differences.map(({ pointer }) => pointer);

  it("compares only the members of an error that are expected", () => {
    expect(pointers({ outcome: "failed", error: { message: "no" } }, failed(-1, "no"))).toEqual([]);
    expect(pointers({ outcome: "failed" }, failed(-1, "no"))).toEqual([]);
    expect(pointers({ outcome: "failed", error: { code: "COMPONENT_FAILED" } }, failed(-1, "no"))).toEqual([]);
    expect(pointers({ outcome: "failed", error: { code: 2, data: { x: 2 } } }, failed(1, "no"))).toEqual([
      "/error/code",
      "/error/data/x",
    ]);
  });

  it("compares outcomes first, and takes a cancelled run for none", () => {
    expect(pointers({ outcome: "success", result: 1 }, failed(1, "no"))).toEqual(["/outcome"]);
    expect(pointers(undefined, undefined)).toEqual(["/outcome"]);
    expect(pointers(undefined, { outcome: "success", result: 5 })).toEqual([]);
  });
});

describe("readTestCases", () => {
  it.each([
    [{ cases: 1 }, "test.cases must be a list."],
    [{ cases: [{}] }, "test.cases[0] needs a name."],
    [{ cases: [{ name: "x", output: { outcome: "maybe" } }] }, 'test.cases[0].output needs the outcome "success"'],
  ])("refuses %j", (test, message) => {
    expect(() => readTestCases({ test })).toThrow(message);
  });
});
