import { type FlowResult, isJsonObject } from "@stepflow/protocol";
import { type Difference, findDifferences } from "./differences.ts";
import type { TestCase } from "./test-case.ts";

/** A test case after its run. */
export interface JudgedCase {
  readonly case: TestCase;
  /** Undefined if the run was cancelled. */
  readonly result: FlowResult | undefined;
  /** Empty if the case has passed. */
  readonly differences: readonly Difference[];
  readonly ms: number;
}

/** Compares the result of a test case with what it expects. */
export function judge(test: TestCase, result: FlowResult | undefined, ms: number): JudgedCase {
  return { case: test, result, ms, differences: differencesOf(test, result) };
}

function differencesOf({ output }: TestCase, result: FlowResult | undefined): readonly Difference[] {
  const { outcome: expected } = output ?? { outcome: "success" };
  const outcome = result?.outcome ?? "cancelled";
  if (outcome !== expected) {
    const actual = result?.outcome === "failed" ? `failed: ${result.error.message}` : outcome;
    return [{ pointer: "/outcome", expected, actual }];
  }
  if (output?.outcome === "success" && result?.outcome === "success") {
    return findDifferences(output.result, result.result, "/result");
  }
  if (output?.outcome === "failed" && result?.outcome === "failed") {
    return findDifferences(output.error, select(result.error, output.error), "/error");
  }
  return [];
}

/** Selects the members that are expected. Runtimes add members such as a backtrace, and word codes differently. */
function select(error: object, expected: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const actual: Record<string, unknown> = { ...error };
  const entries = Object.entries(expected).map(([key, value]) => {
    const isNamedCode = key === "code" && typeof value === "string";
    const member = isNamedCode ? value : actual[key];
    return [key, isJsonObject(value) && isJsonObject(member) ? select(member, value) : member];
  });
  return Object.fromEntries(entries);
}
