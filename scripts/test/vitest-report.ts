import { relative } from "node:path";
import type { Check } from "./check.ts";
import { ROOT } from "./root.ts";

/** Members of vitest's JSON report that are read here. */
export interface VitestReport {
  success: boolean;
  testResults: readonly {
    /** Absolute path. */
    name: string;
    assertionResults: readonly {
      fullName: string;
      status: string;
      duration?: number | null;
      failureMessages?: readonly string[];
    }[];
    /** Why the file could not be loaded. */
    message?: string;
  }[];
}

/**
 * Returns the tests of a report. Skipped tests and `todo` count as failed, because they show nothing. Files without tests, files that
 * could not be loaded, and runs with an error outside of the tests count as failed, too. So does a run without tests, unless it `mayBeEmpty`.
 */
export function checksOf(
  report: VitestReport,
  { mayBeEmpty = false }: { readonly mayBeEmpty?: boolean } = {},
): Check[] {
  const checks: Check[] = [];
  for (const file of report.testResults) {
    const path = relative(ROOT, file.name);
    for (const { fullName, status, duration, failureMessages = [] } of file.assertionResults) {
      const remark = status === "passed" || status === "failed" ? "" : ` (${status})`;
      const check = { name: `${path}: ${fullName}${remark}`, passed: status === "passed" };
      const reason = failureMessages.join("\n");
      checks.push({ ...check, ...(duration ? { durationMs: duration } : {}), ...(reason === "" ? {} : { reason }) });
    }
    if (file.assertionResults.length > 0) continue;
    checks.push({
      name: `${path}: no test of it ran`,
      passed: false,
      ...(file.message ? { reason: file.message } : {}),
    });
  }
  if (checks.length === 0 && !mayBeEmpty) checks.push({ name: "no test was found", passed: false });
  if (!report.success && checks.every(({ passed }) => passed)) {
    checks.push({ name: "an error outside of the tests", passed: false });
  }
  return checks;
}
