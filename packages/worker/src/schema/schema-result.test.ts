import { describe, expect, it } from "vitest";
import { failed, MAX_ISSUES } from "./schema-result.ts";

const toIssue = (index: number) => ({ pointer: `/${index}`, message: "wrong" });

describe("failed", () => {
  it("bounds the number of issues and counts the others", () => {
    const result = failed(
      Array.from({ length: MAX_ISSUES + 5 }, (_, index) => index),
      toIssue,
    );
    expect(result.ok ? [] : result.issues.slice(-2)).toEqual([
      { pointer: `/${MAX_ISSUES - 1}`, message: "wrong" },
      { pointer: "", message: "and 5 more" },
    ]);
  });

  it("keeps all issues up to the bound", () => {
    const result = failed([0, 1], toIssue);
    expect(result).toEqual({ ok: false, issues: [toIssue(0), toIssue(1)] });
  });

  it("always has an issue", () => {
    expect(failed([], toIssue)).toEqual({ ok: false, issues: [{ pointer: "", message: "is not valid" }] });
  });
});
