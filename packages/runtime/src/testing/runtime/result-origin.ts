import type { FlowResult } from "@stepflow/protocol";
import type { TestRuntime } from "./test-runtime.ts";

const ORIGINS = new WeakMap<object, TestRuntime>();

/** Notes which runtime a result comes from. */
export function noteOrigin(result: FlowResult, runtime: TestRuntime): FlowResult {
  ORIGINS.set(result, runtime);
  return result;
}

/** The runtime that a result comes from. */
export function originOf(result: unknown): TestRuntime | undefined {
  return typeof result === "object" && result !== null ? ORIGINS.get(result) : undefined;
}
