import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "./root.ts";
import { checksOf, type VitestReport } from "./vitest-report.ts";

function report(results: [file: string, ...tests: [name: string, status: string][]][], success = true): VitestReport {
  return {
    success,
    testResults: results.map(([file, ...tests]) => ({
      name: join(ROOT, file),
      assertionResults: tests.map(([fullName, status]) => ({ fullName, status, duration: 2 })),
    })),
  };
}

describe("checksOf", () => {
  it("counts each test with the path of its file and its duration", () => {
    const checks = checksOf(report([["tests/a.test.ts", ["x works", "passed"], ["y works", "failed"]]], false));
    expect(checks).toEqual([
      { name: "tests/a.test.ts: x works", passed: true, durationMs: 2 },
      { name: "tests/a.test.ts: y works", passed: false, durationMs: 2 },
    ]);
  });

  it("returns the reason of a failure", () => {
    const failing = report([["tests/a.test.ts", ["x works", "failed"]], ["tests/b.test.ts"]], false);
    Object.assign(failing.testResults[0]?.assertionResults[0] ?? {}, { failureMessages: ["expected 1 to be 2"] });
    Object.assign(failing.testResults[1] ?? {}, { message: "Cannot find module" });
    expect(checksOf(failing).map(({ reason }) => reason)).toEqual(["expected 1 to be 2", "Cannot find module"]);
  });

  it.each(["skipped", "pending", "todo", "disabled"])("counts a test that is %s as failed", (status) => {
    const [check] = checksOf(report([["tests/a.test.ts", ["x works", status]]]));
    expect(check).toMatchObject({ name: `tests/a.test.ts: x works (${status})`, passed: false });
  });

  it("counts a file without tests, or one that cannot be loaded, as failed", () => {
    const checks = checksOf(report([["tests/a.test.ts", ["x", "passed"]], ["tests/b.test.ts"]]));
    expect(checks.map(({ passed }) => passed)).toEqual([true, false]);
  });

  it("counts a run without tests as failed, unless it may be empty", () => {
    expect(checksOf(report([]))).toEqual([{ name: "no test was found", passed: false }]);
    expect(checksOf(report([]), { mayBeEmpty: true })).toEqual([]);
  });

  it("counts an error outside of tests as a failure of its own", () => {
    const checks = checksOf(report([["tests/a.test.ts", ["x", "passed"]]], false));
    expect(checks.at(-1)).toEqual({ name: "an error outside of the tests", passed: false });
  });
});
