import type { FlowResult } from "@stepflow/protocol";
import type { TestRuntime } from "./test-runtime.ts";

const ORIGINS = new WeakMap<object, TestRuntime>();

/** Remembers the runtime of a result, for the messages of matchers. */
export function noteOrigin(result: FlowResult, runtime: TestRuntime): FlowResult {
  ORIGINS.set(result, runtime);
  return result;
}

/** The runtime of a result. Undefined for other values. */
export function originOf(result: unknown): TestRuntime | undefined {
  return typeof result === "object" && result !== null ? ORIGINS.get(result) : undefined;
}
